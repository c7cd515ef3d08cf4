using TriageBot.Triage.Checks;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Gathering;

/// <summary>All that was gathered about one stop. Only the gatherer makes it, so whoever holds one knows that the fixed look-ups have run.</summary>
public sealed class Dossier
{
    internal Dossier()
    {
    }

    public required Target Target { get; init; }

    public required DateTimeOffset GatheredAt { get; init; }

    /// <summary>The task that is explained; null where none was found.</summary>
    public EcsTask? Task { get; init; }

    /// <summary>True where ECS has forgotten the task and <see cref="Task"/> was rebuilt from its last state-change event.</summary>
    public bool RebuiltFromEvents { get; init; }

    public TaskDefinition? Definition { get; init; }

    public IReadOnlyList<LogTail> Tails { get; init; } = [];

    /// <summary>This task's state changes, one a version, the newest last.</summary>
    public IReadOnlyList<TaskEvent> TaskEvents { get; init; } = [];

    /// <summary>The service's actions around the stop, oldest first.</summary>
    public IReadOnlyList<ServiceAction> ServiceActions { get; init; } = [];

    public ServiceNow? Service { get; init; }

    public Occurrences? Occurrences { get; init; }

    /// <summary>Container Insights' records of this task's last minutes, oldest first.</summary>
    public IReadOnlyList<UsageRecord> Usage { get; init; } = [];

    /// <summary>Null where it was not asked for, or nothing measured it.</summary>
    public ResourceUse? Memory { get; init; }

    /// <summary>What AWS denied to this task's roles, by CloudTrail, oldest first.</summary>
    public IReadOnlyList<DeniedCall> DeniedCalls { get; init; } = [];

    /// <summary>The service's ECS Action Logs around the stop, oldest first.</summary>
    public IReadOnlyList<ActionLogEntry> ActionLog { get; init; } = [];

    /// <summary>From the last revision that ran well to this one; null where it was not asked for, or is not known.</summary>
    public RevisionDiff? Changes { get; init; }

    /// <summary>Looks at the account as it is now, by name; empty where no reading asked for one.</summary>
    public IReadOnlyList<Check> Checks { get; init; } = [];

    public IReadOnlyList<Look> Looks { get; init; } = [];

    public IReadOnlyList<Gap> Gaps { get; init; } = [];

    public bool DeadlineHit { get; init; }

    /// <summary>Every line that was read.</summary>
    public IEnumerable<LogLine> Lines =>
    [
        .. Tails.SelectMany(t => t.Lines),
        .. TaskEvents.Select(e => e.Line),
        .. ServiceActions.Select(a => a.Line),
        .. Usage.Select(u => u.Line),
        .. DeniedCalls.Select(d => d.Line),
        .. ActionLog.Select(a => a.Line),
    ];

    public LogLine? Line(string id) => Lines.FirstOrDefault(l => l.Id == id);

    /// <summary>The last state change that says STOPPED; null where none was kept.</summary>
    public TaskEvent? StopEvent => TaskEvents.LastOrDefault(e => e.Task.LastStatus == "STOPPED");

    public LogTail? Tail(string container) => Tails.FirstOrDefault(t => t.Container == container);
}

/// <summary>The service as it is now, not as it was when the task stopped.</summary>
/// <param name="LastGoodRevision"><c>family:revision</c> of the newest deployment that completed, other than the failing one; null where none is known.</param>
public sealed record ServiceNow(EcsService Service, string? LastGoodRevision, DateTimeOffset? LastGoodSince);

/// <summary>How often the service's tasks stopped the same way, as far back as ECS remembers (about an hour).</summary>
/// <param name="Count">This stop included.</param>
/// <param name="Since">The first of them.</param>
/// <param name="Until">The last of them, which need not be this one.</param>
/// <param name="Siblings">The other tasks of the service that stopped, newest first.</param>
public sealed record Occurrences(int Count, DateTimeOffset? Since, DateTimeOffset? Until, IReadOnlyList<EcsTask> Siblings);
