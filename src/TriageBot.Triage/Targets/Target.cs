namespace TriageBot.Triage.Targets;

/// <summary>What a person asks about, read from whatever was in the clipboard.</summary>
public abstract record Target(AwsScope Scope)
{
    /// <summary>Its ARN; null while the account, or the cluster where the ARN holds one, is not known.</summary>
    public abstract string? Arn { get; }

    private protected string? ArnOf(string? resource) =>
        Scope.Account is { } account && resource is not null ? $"arn:{Scope.Partition}:ecs:{Scope.Region}:{account}:{resource}" : null;
}

/// <summary>One task.</summary>
/// <param name="Scope">Where it ran.</param>
/// <param name="Cluster">The cluster's name; null where the text does not say (a bare id, an ARN of the old form).</param>
/// <param name="TaskId">32 hexadecimal digits, or a UUID in the old form.</param>
/// <param name="Container">The container that a log-stream link points at, if it was one.</param>
public sealed record TaskTarget(AwsScope Scope, string? Cluster, string TaskId, string? Container = null) : Target(Scope)
{
    /// <summary>The ARN of a task with a UUID is of the old form, without the cluster.</summary>
    public override string? Arn => TaskId.Contains('-') ? ArnOf($"task/{TaskId}") : ArnOf(Cluster is null ? null : $"task/{Cluster}/{TaskId}");
}

/// <summary>A service: its newest stop that is not benign is explained.</summary>
public sealed record ServiceTarget(AwsScope Scope, string? Cluster, string Service) : Target(Scope)
{
    public override string? Arn => ArnOf(Cluster is null ? null : $"service/{Cluster}/{Service}");
}

/// <summary>A task-definition revision: the newest stop of a task that ran it is explained.</summary>
public sealed record RevisionTarget(AwsScope Scope, string? Cluster, string Family, int Revision) : Target(Scope)
{
    public override string? Arn => ArnOf($"task-definition/{Family}:{Revision}");
}
