using TriageBot.Triage.Ecs;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Metrics;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Gathering.FollowUps;

/// <summary>How much memory the task used in its last minutes; where Container Insights does not measure it, how much its service did.</summary>
public sealed class MemoryFollowUp : IFollowUp
{
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan After = TimeSpan.FromMinutes(2);

    private static readonly string[] s_causes = ["sigkill_sender_unknown", "host_memory_exhausted"];

    public string Name => "memory";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "the memory used up to the end";

    public int MostCalls => 2;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) =>
        dossier.Task is { IsStopped: true, StartedAt: not null }
        && readings.Best().Any(r => r.Bucket == Bucket.Oom || s_causes.Contains(r.Cause));

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Task is not { EndedAt: { } ended } task)
            return;

        var window = new TimeWindow(ended - Before, ended + After);
        if (file.Note(await file.Tools.Usage.Records(task, window, cancellationToken)) is { } records)
        {
            file.Usage = records;
            file.Memory = ResourceUse.Of(records, Suspect(file, task), task, file.Definition);
        }

        // Of a heap that its own limit ended, the service's figure tells nothing; of a SIGKILL it may.
        var wasKilled = task.Containers.Any(c => c.ExitCode == 137);
        if (file.Memory is null && wasKilled && task is { Cluster: { } cluster, Service: { } service })
            file.Memory = Of(file.Note(await file.Tools.Usage.ServiceMemory(cluster, service, window, cancellationToken)));
    }

    private static ResourceUse? Of(MetricSeries? series) => series is null ? null : new ResourceUse(
        "CloudWatch, the service's fullest task", [.. series.Points.Select(p => new UseSample(p.Time, p.Value))], 100, "%");

    /// <summary>The container that SIGKILL ended; else the only one that there is.</summary>
    private static string? Suspect(CaseFile file, EcsTask task)
    {
        var own = task.Containers.Where(c => file.Definition?.Container(c.Name) is not null || file.Definition is null).ToList();
        return own.FirstOrDefault(c => c.Reason?.StartsWith("OutOfMemory", StringComparison.OrdinalIgnoreCase) == true)?.Name
            ?? own.FirstOrDefault(c => c.ExitCode is 137 or 134)?.Name
            ?? (own.Count == 1 ? own[0].Name : null);
    }
}
