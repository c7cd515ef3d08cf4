using TriageBot.Triage.Rulebook;

namespace TriageBot.Bench;

/// <summary>The built-in rulebook made ready: once in a process that has just begun, as every <c>why</c> pays it, and then again.</summary>
internal static class OneLoad
{
    private const int Runs = 15;

    /// <summary>Only the first measurement of a process is cold.</summary>
    public static void Measure()
    {
        var cold = Once();
        var warm = Enumerable.Range(0, Runs).Select(_ => Once()).Order().ToList();
        Console.WriteLine($"built-in rules: {cold:0} ms cold, {warm[Runs / 2]:0} ms warm (median of {Runs}, {warm[0]:0}-{warm[^1]:0}); allowed 120 ms cold");
    }

    private static double Once()
    {
        var began = TimeProvider.System.GetTimestamp();
        Rules.BuiltIn();
        return TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
    }
}
