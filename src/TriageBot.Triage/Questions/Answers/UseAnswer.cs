using System.Globalization;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Triage.Questions.Answers;

/// <summary>The memory or the CPU used up to the end. Figures only: what they mean is for a reading.</summary>
internal static class UseAnswer
{
    private const int Minutes = 60;

    public static async Task<Said> Of(bool isMemory, OpenIncident incident, Tools tools, CancellationToken cancellationToken)
    {
        var (what, finding) = isMemory ? ("memory", await incident.Metrics.Memory(Minutes, null, cancellationToken)) : ("CPU", await incident.Metrics.Cpu(Minutes, null, cancellationToken));
        if (finding.Value is not { } used)
            return new Said($"{incident.Title}: nothing measured its {what}", [.. Limits(incident, isMemory)], [finding.Look.Id]);

        var (last, peak) = (used.Use.Samples[^1], used.Use.Samples.MaxBy(s => s.Used)!);
        var lines = new List<OutlineLine> { Cited.Fact(isMemory ? "Memory" : "CPU", $"{UseLines.Spark(used.Use)} ({used.Use.Source})", finding.Look.Id) };
        var ids = new List<string> { finding.Look.Id };
        foreach (var (label, sample) in (ReadOnlySpan<(string, UseSample)>)(peak == last ? [("Last", last)] : [("Peak", peak), ("Last", last)]))
        {
            var line = used.Lines.FirstOrDefault(l => l.Timestamp == sample.At);
            ids.Add(line?.Id ?? finding.Look.Id);
            lines.Add(new OutlineLine(label, [new Words($"{Figure(sample.Used, used.Use)} at "), Times.At(sample.At, incident.Death), new Words($"  {line?.Id ?? finding.Look.Id}"), .. line is null ? [] : CauseLines.Place(line)]));
        }

        return new Said($"{incident.Title}: {what} at most {Figure(peak.Used, used.Use)} in its last {Minutes} minutes, one sample a minute", [.. lines, .. Limits(incident, isMemory)], ids);
    }

    private static IEnumerable<OutlineLine> Limits(OpenIncident incident, bool isMemory)
    {
        if (incident.Gathered.Definition is not { } definition)
            yield break;

        if ((isMemory ? definition.MemoryMiB : definition.Cpu) is { } ofTask)
            yield return Cited.Fact("Limit", string.Create(CultureInfo.InvariantCulture, $"task {ofTask} {(isMemory ? "MiB" : "CPU units")}"), "definition");
        foreach (var container in definition.Containers.Where(c => isMemory && c.MemoryMiB is not null))
            yield return Cited.Fact("Limit", string.Create(CultureInfo.InvariantCulture, $"{Shown.Name(container.Name)} {container.MemoryMiB} MiB"), "definition");
    }

    private static string Figure(double value, ResourceUse use) => use switch
    {
        { Unit: "%" } => $"{UseLines.Figure(value)} %",
        { Limit: { } limit } => $"{UseLines.Figure(value)} of {UseLines.Figure(limit)} {use.Unit}",
        _ => $"{UseLines.Figure(value)} {use.Unit}",
    };
}
