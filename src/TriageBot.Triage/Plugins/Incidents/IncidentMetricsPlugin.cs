using System.ComponentModel;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;

namespace TriageBot.Triage.Plugins.Incidents;

/// <summary>What one incident's task used: by Container Insights, or, where that does not measure, by CloudWatch's metrics of its service.</summary>
public sealed class IncidentMetricsPlugin(CaseFile file, Bounds bounds, TimeProvider time)
{
    private const int MostMinutes = 180;
    private static readonly TimeSpan s_after = TimeSpan.FromMinutes(2);

    [Description("The memory used in the task's last minutes.")]
    public Task<Finding<Used>> Memory([Description("How many minutes, up to 180.")] int minutes, [Description("A container; null for the one that is explained.")] string? container, CancellationToken cancellationToken) =>
        Use("memory", minutes, container, isMemory: true, cancellationToken);

    [Description("The CPU used in the task's last minutes.")]
    public Task<Finding<Used>> Cpu([Description("How many minutes, up to 180.")] int minutes, [Description("A container; null for the one that is explained.")] string? container, CancellationToken cancellationToken) =>
        Use("cpu", minutes, container, isMemory: false, cancellationToken);

    private async Task<Finding<Used>> Use(string what, int minutes, string? container, bool isMemory, CancellationToken cancellationToken)
    {
        if (file.Task is not { } task)
            return file.NoteAndKeep(new Finding<Used>(null, new Look(what, "logs", $"{what} of the task", null, LookResult.Nothing, "the task is not known any more"), null));
        if (container is not null && file.Definition is { } definition && definition.Container(container) is null)
            return file.NoteAndKeep(Refusing.Refused<Used>(what, "logs", $"{what} of container {container}", $"the task has no container {container}; it has {string.Join(", ", definition.Containers.Select(c => c.Name))}"));

        var ended = task.EndedAt ?? time.GetUtcNow();
        var window = new TimeWindow(ended - TimeSpan.FromMinutes(Math.Clamp(minutes, 1, MostMinutes)), ended + s_after);
        var records = await file.Tools.Usage.Records(task, window, cancellationToken);
        var own = container ?? Suspect();
        if (file.Note(records) is { } found && (isMemory ? ResourceUse.Of(found, own, task, file.Definition) : ResourceUse.CpuOf(found, own)) is { } use)
            return new Finding<Used>(new Used(use, [.. found.Where(r => r.Container == own || r.Container is null).Select(r => r.Line)]), records.Look, null);
        if (bounds is not { Cluster: { } cluster, Service: { } service })
            return new Finding<Used>(null, records.Look, records.Gap);

        var series = isMemory ? await file.Tools.Usage.ServiceMemory(cluster, service, window, cancellationToken) : await file.Tools.Usage.ServiceCpu(cluster, service, window, cancellationToken);
        return file.Note(series) is { } points
            ? new Finding<Used>(new Used(new ResourceUse("CloudWatch, the service's fullest task", [.. points.Points.Select(p => new UseSample(p.Time, p.Value))], 100, "%"), []), series.Look, null)
            : new Finding<Used>(null, series.Look, series.Gap);
    }

    private string? Suspect() => file.Definition is { Containers: [var only] } ? only.Name
        : file.Task?.Containers.FirstOrDefault(c => c.ExitCode is not (null or 0))?.Name;
}

/// <summary>What was used, and the lines that say so; none where a metric does.</summary>
public sealed record Used(ResourceUse Use, IReadOnlyList<LogLine> Lines);
