using System.Globalization;
using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>The memory used up to the end, drawn.</summary>
internal static class MemoryLines
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const int MostBars = 16;

    public static IEnumerable<OutlineLine> Of(Dossier dossier)
    {
        if (dossier.Memory is not { Samples: [.., var last] } memory)
            yield break;

        var used = memory switch
        {
            { Unit: "%" } => $"{Figure(last.Used)} %",
            { Limit: { } limit } => $"{Figure(last.Used)} / {Figure(limit)} {memory.Unit}",
            _ => $"{Figure(last.Used)} {memory.Unit}",
        };
        yield return OutlineLine.Of("Memory", new Words($"{Spark(memory)} {used} ({memory.Source}{When(last, dossier)})"));
    }

    private static string When(MemorySample last, Dossier dossier) => (dossier.Task?.EndedAt - last.At) switch
    {
        null => "",
        { TotalSeconds: < 1 } => ", at the end",
        { TotalMinutes: <= 1 } => ", last minute before",
        { } before => $", {Times.Rough(before)} before",
    };

    /// <summary>From nothing to the limit, so that a full bar is a full container.</summary>
    private static string Spark(MemoryUse memory)
    {
        var shown = memory.Samples.TakeLast(MostBars).ToList();
        var full = Math.Max(memory.Limit ?? 0, shown.Max(s => s.Used));
        return string.Concat(shown.Select(s => Bars[full <= 0 ? 0 : Math.Clamp((int)(s.Used / full * Bars.Length), 0, Bars.Length - 1)]));
    }

    private static string Figure(double value) => Math.Round(value).ToString(CultureInfo.InvariantCulture);
}
