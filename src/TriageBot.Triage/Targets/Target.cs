namespace TriageBot.Triage.Targets;

/// <summary>What a person asks about, read from whatever was in the clipboard.</summary>
public abstract record Target(AwsScope Scope);

/// <summary>One task.</summary>
/// <param name="Scope">Where it ran.</param>
/// <param name="Cluster">The cluster's name; null where the text does not say (a bare id, an ARN of the old form).</param>
/// <param name="TaskId">32 hexadecimal digits, or a UUID in the old form.</param>
/// <param name="Container">The container that a log-stream link points at, if it was one.</param>
public sealed record TaskTarget(AwsScope Scope, string? Cluster, string TaskId, string? Container = null) : Target(Scope)
{
    /// <summary>The task's ARN; null while its account or cluster is unknown.</summary>
    public string? Arn => (Scope.Account, Cluster) switch
    {
        (null, _) => null,
        ({ } account, { } cluster) => $"arn:{Scope.Partition}:ecs:{Scope.Region}:{account}:task/{cluster}/{TaskId}",
        ({ } account, null) when TaskId.Contains('-', StringComparison.Ordinal) => $"arn:{Scope.Partition}:ecs:{Scope.Region}:{account}:task/{TaskId}",
        _ => null,
    };
}

/// <summary>A service: its newest stop that is not benign is explained.</summary>
public sealed record ServiceTarget(AwsScope Scope, string? Cluster, string Service) : Target(Scope);

/// <summary>A task-definition revision: the newest stop of a task that ran it is explained.</summary>
public sealed record RevisionTarget(AwsScope Scope, string? Cluster, string Family, int Revision) : Target(Scope);
