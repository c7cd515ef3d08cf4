using TriageBot.Triage.Ecs;

namespace TriageBot.Triage.Gathering;

/// <summary>How much memory was used up to the end, a sample a minute: a fast leak may not show.</summary>
/// <param name="Source">Who measured it, for people: <c>Container Insights</c>, or CloudWatch's metric of the whole service.</param>
/// <param name="Samples">Oldest first, at least one.</param>
/// <param name="Limit">In the samples' unit; null where none is known.</param>
/// <param name="Unit"><c>MiB</c> or <c>%</c>.</param>
public sealed record MemoryUse(string Source, IReadOnlyList<MemorySample> Samples, double? Limit, string Unit)
{
    /// <summary>Of one container where it was measured by itself, else of the task.</summary>
    internal static MemoryUse? Of(IReadOnlyList<UsageRecord> records, string? container, EcsTask task, TaskDefinition? definition)
    {
        var own = records.Where(r => r.Container is not null && r.Container == container).ToList();
        var told = own.Count > 0 ? own : [.. records.Where(r => r.Container is null)];
        if (told.Count == 0)
            return null;

        var reserved = told[^1].MemoryReservedMiB is > 0 and { } mib ? mib : (double?)null;
        var hard = own.Count > 0 && container is not null ? task.Containers.FirstOrDefault(c => c.Name == container)?.MemoryMiB ?? definition?.Container(container)?.MemoryMiB : null;
        return new MemoryUse("Container Insights", [.. told.Select(r => new MemorySample(r.Line.Timestamp, r.MemoryMiB))], hard ?? task.MemoryMiB ?? definition?.MemoryMiB ?? reserved, "MiB");
    }
}

public sealed record MemorySample(DateTimeOffset At, double Used);
