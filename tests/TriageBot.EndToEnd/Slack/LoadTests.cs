using System.Globalization;
using TriageBot.Simulation.Delivery;
using TriageBot.Simulation.Recording;

namespace TriageBot.EndToEnd.Slack;

/// <summary>A storm of questions: each is acknowledged in time and answered, and the process does not grow.</summary>
public sealed class LoadTests(ITestOutputHelper output)
{
    private const int PerSecond = 100;

    /// <summary>So many different targets; who asks for one that was asked is shown the way to its answer.</summary>
    private const int Targets = 10;

    /// <summary>Slack waits so long.</summary>
    private static readonly TimeSpan s_slacksPatience = TimeSpan.FromSeconds(3);

    /// <summary>What the resident memory may grow after a fifth of the questions.</summary>
    private const double MostGrowthMiB = 160;

    private static readonly TimeSpan s_slow = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(6);

    /// <summary>5, or as many as TRIAGEBOT_LOAD_SECONDS says.</summary>
    private static int Seconds => int.Parse(Environment.GetEnvironmentVariable("TRIAGEBOT_LOAD_SECONDS") ?? "5", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_hundred_questions_a_second_are_acknowledged_in_time_and_all_are_answered()
    {
        await using var bot = await ServedProcess.Prepare();
        await bot.Start();
        var channel = bot.NewChannel();
        // The test's own client is compiled before it measures.
        for (var i = 0; i < 20; i++)
            await bot.Ann.Runs(channel, "/ecs", "help", TestContext.Current.CancellationToken);
        var count = PerSecond * Seconds;
        var asking = new List<Task<Acknowledgement>>(count);
        var began = TimeProvider.System.GetTimestamp();
        var warm = 0.0;
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        while (asking.Count < count && await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            var due = Math.Min(count, (int)(TimeProvider.System.GetElapsedTime(began).TotalSeconds * PerSecond));
            while (asking.Count < due)
                asking.Add(bot.Ann.Runs(channel, "/ecs", $"why {ServedProcess.Tasks[asking.Count % Targets]}", TestContext.Current.CancellationToken));
            if (warm == 0 && asking.Count >= count / 5)
                warm = bot.ResidentMiB();
        }

        var acknowledged = await Task.WhenAll(asking);
        var sent = TimeProvider.System.GetElapsedTime(began);
        var full = bot.ResidentMiB();
        var inTime = TimeSpan.Zero;
        while (Answered(bot) < count && inTime < s_patience && await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken))
            inTime = TimeProvider.System.GetElapsedTime(began) - sent;
        var end = bot.ResidentMiB();
        var (status, _) = await bot.Stop();

        var slowest = acknowledged.Select((a, i) => (Second: i / PerSecond, a.Took)).GroupBy(a => a.Second).Select(s => (Second: s.Key, Slow: s.Count(a => a.Took > s_slow))).Where(s => s.Slow > 0).ToList();
        var took = acknowledged.Select(a => a.Took).Order().ToList();
        output.WriteLine($"{count} questions in {sent.TotalSeconds:0.0} s; acknowledged p50 {Ms(took, 0.5)}, p99 {Ms(took, 0.99)}, longest {Ms(took, 1)}; all answered {inTime.TotalSeconds:0.0} s later; resident {warm:0} MiB after a fifth, {full:0} MiB when all were sent, {end:0} MiB at the end; over {s_slow.TotalMilliseconds:0} ms: {string.Join(", ", slowest.Select(s => $"{s.Slow} in second {s.Second}"))}");
        acknowledged.ShouldAllBe(a => a.Ok && a.Took < s_slacksPatience);
        Reports(bot).ShouldBe(Targets);
        Shown(bot).ShouldBe(count - Targets);
        end.ShouldBeLessThan(warm + MostGrowthMiB);
        status.ShouldBe(0);
        (await bot.Waiting()).ShouldBe(0);
    }

    private static int Answered(ServedProcess bot) => Reports(bot) + Shown(bot);

    private static int Reports(ServedProcess bot) => bot.Answers.Count(Crowd.HasButtons);

    private static int Shown(ServedProcess bot) => bot.Journal.Ephemerals.Count(e => e.Route == EphemeralRoute.ResponseUrl && e.Text.Contains("the answer is the same", StringComparison.Ordinal));

    private static string Ms(List<TimeSpan> sorted, double share) => $"{sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))].TotalMilliseconds:0} ms";
}
