using System.Globalization;
using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>The memory and the CPU used up to the end, drawn.</summary>
internal static class UseLines
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const int MostBars = 16;

    public static IEnumerable<OutlineLine> Of(Dossier dossier)
    {
        if (dossier.Memory is { Samples: [.., var newest] } memory)
            yield return Line("Memory", memory, newest, dossier);
        if (ResourceUse.CpuOf(dossier.Usage, Rulebook.Culprit.Of(dossier)?.Container) is { Samples: [.., var last] } cpu)
            yield return Line("CPU", cpu, last, dossier);
    }

    private static OutlineLine Line(string label, ResourceUse use, UseSample last, Dossier dossier)
    {
        var used = use switch
        {
            { Unit: "%" } => $"{Figure(last.Used)} %",
            { Limit: { } limit } => $"{Figure(last.Used)} / {Figure(limit)} {use.Unit}",
            _ => $"{Figure(last.Used)} {use.Unit}",
        };
        return OutlineLine.Of(label, new Words($"{Spark(use)} {used} ({use.Source}{When(last, dossier)})"));
    }

    private static string When(UseSample last, Dossier dossier) => (dossier.Task?.EndedAt - last.At) switch
    {
        null => "",
        { TotalSeconds: < 1 } => ", at the end",
        { TotalMinutes: <= 1 } => ", last minute before",
        { } before => $", {Times.Rough(before)} before",
    };

    /// <summary>From nothing to the limit, so that a full bar is a full container.</summary>
    internal static string Spark(ResourceUse memory)
    {
        var shown = memory.Samples.TakeLast(MostBars).ToList();
        var full = Math.Max(memory.Limit ?? 0, shown.Max(s => s.Used));
        return string.Concat(shown.Select(s => Bars[full <= 0 ? 0 : Math.Clamp((int)(s.Used / full * Bars.Length), 0, Bars.Length - 1)]));
    }

    internal static string Figure(double value) => Math.Round(value).ToString(CultureInfo.InvariantCulture);
}
