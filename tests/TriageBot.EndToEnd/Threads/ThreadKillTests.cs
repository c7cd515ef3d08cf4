using TriageBot.EndToEnd.Slack;
using TriageBot.Simulation;
using TriageBot.Simulation.Faults;

namespace TriageBot.EndToEnd.Threads;

/// <summary>The process is killed in the middle of a turn: the reply that was accepted is answered, and once.</summary>
public sealed class ThreadKillTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <param name="whilePosting">Killed when the answer stands in Slack and the bot does not know; else as soon as the reply was acknowledged.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reply_is_answered_once_although_the_process_dies_in_the_turn(bool whilePosting)
    {
        await using var bot = await ServedProcess.Prepare(new SimulatorOptions { EventRetries = [.. Enumerable.Repeat(TimeSpan.FromSeconds(2), 30)] });
        await bot.Start();
        var channel = bot.NewChannel();
        await bot.Ann.Runs(channel, "/ecs", $"why {ServedProcess.Tasks[0]}", Now);
        await bot.Until(_ => bot.Answers.Any(Crowd.HasButtons), s_patience);
        var root = bot.Answers[0];

        if (whilePosting)
            bot.Slack.Faults.Add(Fault.Slow("chat.postMessage", TimeSpan.FromSeconds(30)));
        bot.Ann.Says(channel, "logs 5", root.Ts);
        if (whilePosting)
            await bot.Until(_ => bot.Answers.Count > 1, s_patience);
        else
            await bot.Slack.Delivered(Now);
        await bot.Kill();
        bot.Slack.Faults.Clear();
        var shown = Shown(bot);

        await bot.Start();
        await bot.Until(_ => Shown(bot) > shown, s_patience);
        await bot.Slack.Delivered(Now);
        await bot.Stop();
        bot.Answers.Count(m => m.ThreadTs == root.Ts).ShouldBe(1);

        // A third life, which may find what the second had no time to tick off.
        await bot.Start();
        bot.Ann.Says(channel, "help", root.Ts);
        await bot.Logged("Audit: answered help", s_patience);
        await bot.Until(_ => bot.Answers.Count(m => m.ThreadTs == root.Ts) > 1, s_patience);
        await bot.Stop();
        bot.Answers.Count(m => m.ThreadTs == root.Ts).ShouldBe(2);
    }

    private static int Shown(ServedProcess bot) => bot.Journal.Calls.Count(c => c.Method is "chat.postMessage" or "chat.update");
}
