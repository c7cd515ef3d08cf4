namespace TriageBot.Triage.Gathering;

/// <summary>Where a piece of evidence stands. What a source can carry is the gate's business (see Verifying).</summary>
public enum EvidenceSource
{
    /// <summary>What ECS's API says of the task or service: quoted, never a log line.</summary>
    Record,

    /// <summary>A line that the application printed.</summary>
    Application,

    /// <summary>An "ECS Task State Change" kept in a log group.</summary>
    EcsEvent,

    /// <summary>An "ECS Service Action" kept in a log group.</summary>
    EcsServiceEvent,

    EcsActionLog,

    ContainerInsights,

    CloudTrail,

    /// <summary>A check of the account as it is now: it corroborates, and is no log line.</summary>
    Check,
}

/// <summary>The names of sources in YAML signatures and in the JSON report.</summary>
public static class EvidenceSources
{
    public static string Name(this EvidenceSource source) => source switch
    {
        EvidenceSource.Record => "record",
        EvidenceSource.Application => "application",
        EvidenceSource.EcsEvent => "ecs_event",
        EvidenceSource.EcsServiceEvent => "ecs_service_event",
        EvidenceSource.EcsActionLog => "ecs_action_log",
        EvidenceSource.ContainerInsights => "container_insights",
        EvidenceSource.CloudTrail => "cloudtrail",
        EvidenceSource.Check => "check",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };

    /// <summary>True for both ways in which ECS tells of a stop: its record and its event are one witness, not two.</summary>
    public static bool IsEcs(this EvidenceSource source) => source is EvidenceSource.Record or EvidenceSource.EcsEvent;
}
