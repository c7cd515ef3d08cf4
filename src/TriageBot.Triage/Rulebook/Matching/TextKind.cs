using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Matching;

/// <summary>A field of a source: what a signature may read. An application's line can never pass for a field that AWS sets.</summary>
[Flags]
public enum TextKinds
{
    None = 0,
    ApplicationMessage = 1 << 0,
    RecordStopCode = 1 << 1,
    RecordStoppedReason = 1 << 2,
    RecordContainerReason = 1 << 3,
    RecordServiceEvent = 1 << 4,
    EventStopCode = 1 << 5,
    EventStoppedReason = 1 << 6,
    EventContainerReason = 1 << 7,
    ServiceActionName = 1 << 8,
    ServiceActionReason = 1 << 9,
    ActionLogName = 1 << 10,
    ActionLogReason = 1 << 11,
    TrailErrorMessage = 1 << 12,
}

/// <summary>The names of sources and fields in a rule file.</summary>
/// <param name="Default">True where a signature reads the field unless it names another.</param>
public sealed record TextField(TextKinds Kind, EvidenceSource Source, string Name, bool Default)
{
    public static IReadOnlyList<TextField> All { get; } =
    [
        new(TextKinds.ApplicationMessage, EvidenceSource.Application, "message", true),
        new(TextKinds.RecordStopCode, EvidenceSource.Record, "stopCode", false),
        new(TextKinds.RecordStoppedReason, EvidenceSource.Record, "stoppedReason", true),
        new(TextKinds.RecordContainerReason, EvidenceSource.Record, "containers.reason", true),
        new(TextKinds.RecordServiceEvent, EvidenceSource.Record, "service.events", false),
        new(TextKinds.EventStopCode, EvidenceSource.EcsEvent, "stopCode", false),
        new(TextKinds.EventStoppedReason, EvidenceSource.EcsEvent, "stoppedReason", true),
        new(TextKinds.EventContainerReason, EvidenceSource.EcsEvent, "containers.reason", true),
        new(TextKinds.ServiceActionName, EvidenceSource.EcsServiceEvent, "name", false),
        new(TextKinds.ServiceActionReason, EvidenceSource.EcsServiceEvent, "reason", true),
        new(TextKinds.ActionLogName, EvidenceSource.EcsActionLog, "name", false),
        new(TextKinds.ActionLogReason, EvidenceSource.EcsActionLog, "reason", true),
        new(TextKinds.TrailErrorMessage, EvidenceSource.CloudTrail, "errorMessage", true),
    ];

    public static TextField Of(TextKinds kind) => All.First(f => f.Kind == kind);
}
