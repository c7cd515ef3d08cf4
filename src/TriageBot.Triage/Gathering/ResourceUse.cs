using TriageBot.Triage.Ecs;

namespace TriageBot.Triage.Gathering;

/// <summary>How much memory or CPU was used up to the end, a sample a minute: a fast leak may not show.</summary>
/// <param name="Source">Who measured it, for people: <c>Container Insights</c>, or CloudWatch's metric of the whole service.</param>
/// <param name="Samples">Oldest first, at least one.</param>
/// <param name="Limit">In the samples' unit; null where none is known.</param>
/// <param name="Unit"><c>MiB</c>, <c>CPU units</c> (1,024 are one vCPU) or <c>%</c>.</param>
public sealed record ResourceUse(string Source, IReadOnlyList<UseSample> Samples, double? Limit, string Unit)
{
    /// <summary>Of one container where it was measured by itself, else of the task.</summary>
    internal static ResourceUse? Of(IReadOnlyList<UsageRecord> records, string? container, EcsTask task, TaskDefinition? definition)
    {
        var (told, isOwn) = Told(records, container);
        if (told.Count == 0)
            return null;

        var reserved = told[^1].MemoryReservedMiB is > 0 and { } mib ? mib : (double?)null;
        var hard = isOwn && container is not null ? task.Containers.FirstOrDefault(c => c.Name == container)?.MemoryMiB ?? definition?.Container(container)?.MemoryMiB : null;
        return new ResourceUse("Container Insights", [.. told.Select(r => new UseSample(r.Line.Timestamp, r.MemoryMiB))], hard ?? task.MemoryMiB ?? definition?.MemoryMiB ?? reserved, "MiB");
    }

    /// <summary>The CPU of the same container or task.</summary>
    internal static ResourceUse? CpuOf(IReadOnlyList<UsageRecord> records, string? container)
    {
        var told = Told(records, container).Records.Where(r => r.CpuUnits is not null).ToList();
        return told.Count == 0 ? null : new ResourceUse(
            "Container Insights",
            [.. told.Select(r => new UseSample(r.Line.Timestamp, r.CpuUnits!.Value))],
            told[^1].CpuReservedUnits is > 0 and { } reserved ? reserved : null,
            "CPU units");
    }

    private static (IReadOnlyList<UsageRecord> Records, bool IsOwn) Told(IReadOnlyList<UsageRecord> records, string? container)
    {
        var own = records.Where(r => r.Container is not null && r.Container == container).ToList();
        return own.Count > 0 ? (own, true) : ([.. records.Where(r => r.Container is null)], false);
    }
}

public sealed record UseSample(DateTimeOffset At, double Used);
