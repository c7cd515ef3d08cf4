using System.Globalization;
using System.Text.RegularExpressions;
using TriageBot.EndToEnd.Slack;

namespace TriageBot.EndToEnd.Alerts;

/// <summary>What costs grows with causes, not with alerts; and a death in the middle loses and doubles nothing.</summary>
public sealed partial class StormTests(ITestOutputHelper output)
{
    private const int Seed = 20261121;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    /// <summary>100 in six seconds, or as many as TRIAGEBOT_STORM says at the same pace, which is 1,000 a minute.</summary>
    private static int Alerts => int.Parse(Environment.GetEnvironmentVariable("TRIAGEBOT_STORM") ?? "100", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_storm_over_five_causes_is_five_investigations_and_five_messages()
    {
        var bot = await Prepare();
        await using var _ = bot;
        var channel = bot.NewChannel();
        await bot.Start(Storm.Settings(channel));
        using var storm = new Storm(bot, channel, new Random(Seed));
        var began = TimeProvider.System.GetTimestamp();

        await Rage(storm, Alerts, TimeSpan.FromMinutes(1) * Alerts / 1000);
        var sent = TimeProvider.System.GetElapsedTime(began);
        await bot.Until(_ => Told(bot).Sum() == Alerts, s_patience, () => $"told of {Told(bot).Sum()} of {Alerts} alerts");
        var took = TimeProvider.System.GetElapsedTime(began);
        var (status, _) = await bot.Stop();

        var calls = AwsCall().Count(bot.Log);
        var edits = bot.Journal.Calls.Count(c => c.Method == "chat.update");
        output.WriteLine($"{Alerts} alerts in {sent.TotalSeconds:0.0} s, all shown after {took.TotalSeconds:0.0} s: {bot.Answers.Count} messages, {edits} edits, {calls} AWS calls");
        status.ShouldBe(0);
        bot.Answers.Count.ShouldBe(Storm.Causes.Count);
        var said = bot.Answers.Select(AnswerTests.Readable).ToList();
        foreach (var (_, service, cause) in Storm.Causes)
            said.ShouldContain(m => m.Contains(cause, StringComparison.Ordinal) && m.Contains(service, StringComparison.Ordinal), $"{service}: {cause}, in\n{string.Join("\n\n", said)}");
        // An investigation takes 14 at most, and one more where the alert's own task is gone.
        calls.ShouldBeLessThan(Storm.Causes.Count * 20);
    }

    [Fact]
    public async Task A_death_in_the_storm_loses_no_alert_and_doubles_no_message()
    {
        var bot = await Prepare();
        await using var _ = bot;
        var channel = bot.NewChannel();
        await bot.Start(Storm.Settings(channel));
        var random = new Random(Seed);
        using var storm = new Storm(bot, channel, random);

        for (var death = 0; death < 3; death++)
        {
            var raging = Rage(storm, Alerts / 4, TimeSpan.FromSeconds(2));
            await Task.Delay(TimeSpan.FromMilliseconds(300 + random.Next(2000)), TimeProvider.System, TestContext.Current.CancellationToken);
            await bot.Kill();
            await bot.Start(Storm.Settings(channel));
            await raging;
        }

        await bot.Until(_ => Told(bot).Sum() >= storm.Taken, s_patience, () => $"told of {Told(bot).Sum()} of {storm.Taken} alerts");
        var (status, _) = await bot.Stop();

        output.WriteLine($"3 deaths: {storm.Taken} alerts, told of {Told(bot).Sum()}, {bot.Answers.Count} messages");
        status.ShouldBe(0);
        Told(bot).Sum().ShouldBe(storm.Taken);
        bot.Answers.Count.ShouldBe(Storm.Causes.Count);
    }

    private static Task<ServedProcess> Prepare() => ServedProcess.Prepare(cases: [.. Storm.Causes.Select(c => c.Case)]);

    private static async Task Rage(Storm storm, int alerts, TimeSpan within)
    {
        var sending = new List<Task>(alerts);
        var began = TimeProvider.System.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        while (sending.Count < alerts && await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            var due = Math.Min(alerts, (int)(TimeProvider.System.GetElapsedTime(began) / within * alerts));
            while (sending.Count < due)
                sending.Add(storm.Send());
        }

        await Task.WhenAll(sending);
    }

    /// <summary>Of how many alerts each message tells.</summary>
    private static IEnumerable<int> Told(ServedProcess bot) => bot.Answers.Select(m =>
        Count().Match(AnswerTests.Readable(m)) is { Success: true } many ? int.Parse(many.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 1);

    [GeneratedRegex(@"([0-9,]+) alerts")]
    private static partial Regex Count();

    [GeneratedRegex(@"^\s*(?:ecs|logs|iam|cloudwatch|sts):[A-Z][A-Za-z]+ ", RegexOptions.Multiline)]
    private static partial Regex AwsCall();
}
