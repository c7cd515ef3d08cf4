namespace TriageBot.Triage.Verifying.Grounding;

/// <summary>In what a bare number of the evidence may be counted, told by the words before it: <c>"memory":"512"</c> is MiB, <c>timeoutMs=500</c> ms.</summary>
internal static class Hints
{
    private const int Before = 32;

    private static readonly (string Ending, string Unit)[] s_endings =
        [("bytes", "B"), ("kib", "KiB"), ("kb", "kB"), ("mib", "MiB"), ("mb", "MB"), ("gib", "GiB"), ("gb", "GB"), ("ms", "ms"), ("millis", "ms"), ("milliseconds", "ms"), ("seconds", "s"), ("secs", "s"), ("minutes", "min"), ("percent", "%")];

    private static readonly string[] s_sizes = ["memory", "heap", "size", "rss", "alloc", "reservation"];

    private static readonly string[] s_times = ["timeout", "timed out", "interval", "period", "duration", "elapsed", "took", "delay", "retry", "uptime", "deadline"];

    public static IEnumerable<Unit> Of(string text, int at)
    {
        var before = text[Math.Max(0, at - Before)..at].ToLowerInvariant();
        var word = before.TrimEnd(' ', '"', '\\', ':', '=', '\'', '(');
        if (word.Length == before.Length && before.Length > 0 && before[^1] is not ' ')
            return [];
        if (Array.Find(s_endings, e => word.EndsWith(e.Ending, StringComparison.Ordinal)) is { Unit: { } named })
            return [Unit.Of(named)!];
        if (Array.Exists(s_sizes, s => before.Contains(s, StringComparison.Ordinal)))
            return [Unit.Of("B")!, Unit.Of("MiB")!];
        return Array.Exists(s_times, s => before.Contains(s, StringComparison.Ordinal)) ? [Unit.Of("s")!, Unit.Of("ms")!] : [];
    }
}
