using System.Globalization;
using TriageBot.Simulation;

namespace TriageBot.EndToEnd.Slack;

/// <summary>The process is killed again and again in the middle of work: what was accepted is answered, and once.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Seed = 20260107;

    /// <summary>A workspace sees 30 reports a minute at most: what has piled up takes its time.</summary>
    private static readonly TimeSpan s_perQuestion = TimeSpan.FromSeconds(2.5);

    /// <summary>10, or as many as TRIAGEBOT_KILLS says.</summary>
    private static int Kills => int.Parse(Environment.GetEnvironmentVariable("TRIAGEBOT_KILLS") ?? "10", CultureInfo.InvariantCulture);

    [Fact]
    public async Task What_was_accepted_is_answered_once_however_often_the_process_is_killed()
    {
        var random = new Random(Seed);
        await using var bot = await ServedProcess.Prepare(new SimulatorOptions { EventRetries = [.. Enumerable.Repeat(TimeSpan.FromSeconds(2), 30)] });
        var crowd = new Crowd(bot, random);
        var began = TimeProvider.System.GetTimestamp();
        for (var kill = 0; kill < Kills; kill++)
            await LiveAndDie(bot, crowd, random);

        var killing = TimeProvider.System.GetElapsedTime(began);
        await bot.Start();
        await bot.Until(_ => crowd.Lacking().Count == 0, TimeSpan.FromMinutes(2) + (crowd.Accepted * s_perQuestion), () => string.Join('\n', crowd.Lacking()));
        var (status, _) = await bot.Stop();

        output.WriteLine($"{Kills} kills in {killing.TotalSeconds:0} s, all answered at {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s: {crowd.Accepted} of {crowd.Asked} questions accepted, {bot.Answers.Count} messages of the bot");
        status.ShouldBe(0);
        crowd.Lacking().ShouldBeEmpty();
        bot.Answers.Select(OutboxId).OfType<string>().GroupBy(id => id).Where(g => g.Count() > 1).ShouldBeEmpty();
        // What was stored and killed before Slack heard so is answered too, and may be under way still.
        (await bot.Waiting()).ShouldBeLessThanOrEqualTo(crowd.Asked - crowd.Accepted);
    }

    /// <summary>Some questions, and a death at a moment that chance decides: while it starts, or after so many calls of Slack.</summary>
    private static async Task LiveAndDie(ServedProcess bot, Crowd crowd, Random random)
    {
        if (random.Next(10) == 0)
        {
            bot.Launch();
            await Moment(random.Next(400));
            await bot.Kill();
            return;
        }

        await bot.Start();
        var asking = Enumerable.Range(0, 3 + random.Next(3)).Select(_ => crowd.Asks()).ToList();
        var seen = bot.Journal.Calls.Count + random.Next(30);
        await Task.WhenAny(bot.Until(j => j.Calls.Count >= seen, TimeSpan.FromMinutes(1)), Moment(2000));
        await Moment(random.Next(40));
        await bot.Kill();
        await Task.WhenAll(asking);
    }

    private static Task Moment(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System, TestContext.Current.CancellationToken);

    private static string? OutboxId(Simulation.Model.Message message) =>
        message.Versions.Select(v => (string?)v.Content.Metadata?["event_payload"]?["outbox_id"]).FirstOrDefault(id => id is not null);
}
