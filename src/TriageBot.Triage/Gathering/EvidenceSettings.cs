namespace TriageBot.Triage.Gathering;

/// <summary>What an investigation may look at besides the task's own log groups.</summary>
/// <param name="EventLogGroups">Log groups (names or ARNs) that keep ECS events; where empty, the group that the console's event capture makes is tried.</param>
/// <param name="Deadline">The time for the whole answer.</param>
public sealed record EvidenceSettings(IReadOnlyList<string> EventLogGroups, TimeSpan Deadline)
{
    /// <summary>How much one query of Logs Insights may scan: it is charged by the byte.</summary>
    private const long OneGigabyte = 1_000_000_000;

    public static readonly EvidenceSettings Default = new([], TimeSpan.FromSeconds(15));

    /// <summary>Log groups (names or ARNs) that a trail of CloudTrail writes to; where empty, none is read.</summary>
    public IReadOnlyList<string> CloudTrailLogGroups { get; init; } = [];

    /// <summary>The ceiling for one query of Logs Insights, in bytes.</summary>
    public long MostBytesScanned { get; init; } = OneGigabyte;

    /// <summary>The groups to look in for a task of this cluster.</summary>
    public IReadOnlyList<string> EventGroups(string? cluster) =>
        EventLogGroups.Count > 0 || cluster is null ? EventLogGroups : [$"/aws/events/ecs/containerinsights/{cluster}/performance"];
}
