using TriageBot.Aws;
using TriageBot.Replay.Hosting;
using TriageBot.Replay.Worlds;
using TriageBot.Triage;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;
using TriageBot.Triage.Verifying;

namespace TriageBot.Bench;

/// <summary><c>why</c> against the replay server over HTTP, with a delay on each call: how long beside its longest chain of calls, and how many calls.</summary>
internal static class WhyOverHttp
{
    private const int RunsMeasured = 9;

    /// <summary>Two rounds that nobody looks at.</summary>
    public static Task Warm(string casePath, string target, TimeSpan latency) => Run(casePath, target, latency, rounds: 2);

    public static async Task Measure(string casePath, string target, TimeSpan latency)
    {
        var (cold, warm) = await Run(casePath, target, latency, RunsMeasured);
        Print(Path.GetFileName(casePath), "cold cache", cold);
        Print(Path.GetFileName(casePath), "second run", warm);
    }

    private static async Task<(List<Measured> Cold, List<Measured> Warm)> Run(string casePath, string target, TimeSpan latency, int rounds)
    {
        var cold = new List<Measured>();
        var warm = new List<Measured>();
        for (var run = 0; run < rounds; run++)
        {
            var world = World.Load(casePath, TimeProvider.System);
            await using var server = await ReplayServer.StartAsync(world, 0, latency, CancellationToken.None);
            var times = new CallTimes();
            using var handler = AwsClients.NewHandler();
            using var aws = AwsClients.Create(
                new AwsOptions { Keys = new("AKIAREPLAY", "replay", null), Region = world.Cases[0].Region, EndpointUrl = server.Url.ToString(), Environment = _ => null },
                handler, world.Clock, world.Clock.Waits, times);
            var rules = Rules.BuiltIn();
            var desk = new Desk(aws.Reads, EvidenceSettings.Default, world.Clock);
            var investigator = new Investigator(desk, rules, new Gate(rules, new LineVerifier(aws.Logs, new InfrequentAccess(aws.Insights, EvidenceSettings.Default.MostBytesScanned), world.Clock)), aws.Calls, new Clock(world.Clock, world.Clock.Waits));
            var ask = new Ask(TargetParser.Parse(target, new TargetDefaults(world.Cases[0].Region)).Target!, "bench", "bench");

            var first = await Once(investigator, ask, times);
            var second = await Once(investigator, ask, times);
            cold.Add(first);
            warm.Add(second);
        }

        return (cold, warm);
    }

    private static async Task<Measured> Once(Investigator investigator, Ask ask, CallTimes times)
    {
        var began = TimeProvider.System.GetTimestamp();
        Answer? last = null;
        await foreach (var answer in investigator.Investigate(ask, CancellationToken.None))
            last = answer;
        var wall = TimeProvider.System.GetElapsedTime(began);
        var calls = times.Take();
        return new Measured(wall, calls.Count, TimedCall.LongestChain(calls), last!.Verdict);
    }

    private static void Print(string name, string which, List<Measured> runs)
    {
        var median = runs.OrderBy(r => r.Wall).ElementAt(runs.Count / 2);
        var chain = median.Chain.Sum(c => c.Duration.TotalMilliseconds);
        var allowed = 1.2 * chain + 50;
        Console.WriteLine($"{name}, {which}: {median.Verdict}, wall {median.Wall.TotalMilliseconds:0} ms (median of {runs.Count}, {runs.Min(r => r.Wall.TotalMilliseconds):0}-{runs.Max(r => r.Wall.TotalMilliseconds):0}), {median.Calls} AWS calls");
        Console.WriteLine($"  longest chain {chain:0} ms: {string.Join(" -> ", median.Chain.Select(c => $"{c.Action} {c.Duration.TotalMilliseconds:0}"))}");
        Console.WriteLine($"  allowed 1.2 x chain + 50 ms = {allowed:0} ms: {(median.Wall.TotalMilliseconds <= allowed ? "holds" : "BROKEN")}");
    }

    private sealed record Measured(TimeSpan Wall, int Calls, IReadOnlyList<TimedCall> Chain, Verdict Verdict);
}
