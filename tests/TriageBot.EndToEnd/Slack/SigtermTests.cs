using TriageBot.Simulation.Faults;

namespace TriageBot.EndToEnd.Slack;

/// <summary>Told to stop in the middle of work.</summary>
public sealed class SigtermTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("chat.postMessage")]
    [InlineData("chat.update")]
    public async Task It_ends_soon_and_what_it_had_not_finished_is_answered_by_the_next(string slow)
    {
        await using var bot = await ServedProcess.Prepare();
        await bot.Start();
        bot.Slack.Faults.Add(Fault.Slow(slow, TimeSpan.FromSeconds(8)) with { Times = 100 });
        var channels = Enumerable.Range(0, 6).Select(_ => bot.NewChannel()).ToList();
        var asked = await Task.WhenAll(channels.Select((c, i) => bot.Ann.Runs(c, "/ecs", $"why {ServedProcess.Tasks[i]}")));
        await bot.Until(_ => bot.Answers.Count > 0, s_patience);

        var (status, took) = await bot.Stop();

        asked.ShouldAllBe(a => a.Ok);
        status.ShouldBe(0, bot.Log);
        took.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        (await bot.Waiting()).ShouldBeGreaterThan(0);

        bot.Slack.Faults.Clear();
        await bot.Start();
        await bot.Until(_ => channels.All(c => bot.Answers.Any(m => m.ChannelId == c.Id && Crowd.HasButtons(m))), s_patience, () => $"{bot.Answers.Count} answers");
        (await bot.Stop()).Status.ShouldBe(0);

        bot.Answers.Count.ShouldBe(channels.Count);
        (await bot.Waiting()).ShouldBe(0);
    }
}
