using System.Collections.ObjectModel;

namespace TriageBot.Triage.Ecs;

/// <summary>
/// A task as ECS records it: DescribeTasks, or the last state-change event kept in a log group.
/// Enumerations are open: AWS adds values, so they stay strings. Times are UTC; null means not recorded.
/// See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html
/// </summary>
public sealed record EcsTask
{
    public required string TaskArn { get; init; }

    public string? ClusterArn { get; init; }

    /// <summary>The revision that this task ran, which may not be the service's current one.</summary>
    public string? TaskDefinitionArn { get; init; }

    /// <summary>Grows with each state change; orders events and tells copies apart.</summary>
    public long? Version { get; init; }

    /// <summary><c>service:name</c>, <c>family:name</c>, or free text of whoever called RunTask.</summary>
    public string? Group { get; init; }

    /// <summary>For a service's task the deployment, <c>ecs-svc/digits</c>.</summary>
    public string? StartedBy { get; init; }

    public string? LaunchType { get; init; }

    public string? CapacityProviderName { get; init; }

    public string? PlatformVersion { get; init; }

    public string? AvailabilityZone { get; init; }

    public string? ContainerInstanceArn { get; init; }

    public string? LastStatus { get; init; }

    public string? DesiredStatus { get; init; }

    /// <summary><c>TaskFailedToStart</c>, <c>EssentialContainerExited</c>, <c>UserInitiated</c>, <c>ServiceSchedulerInitiated</c>, <c>SpotInterruption</c>, <c>TerminationNotice</c>, or one to come.</summary>
    public string? StopCode { get; init; }

    /// <summary>AWS's words, cut at 1,024 characters; free text of the caller where StopTask was called.</summary>
    public string? StoppedReason { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? PullStartedAt { get; init; }

    public DateTimeOffset? PullStoppedAt { get; init; }

    /// <summary>When it reached RUNNING; null means that it never ran.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? StoppingAt { get; init; }

    /// <summary>When its containers had ended, before network and volumes were torn down.</summary>
    public DateTimeOffset? ExecutionStoppedAt { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    public string? HealthStatus { get; init; }

    public string? Connectivity { get; init; }

    /// <summary>CPU units of the whole task, after overrides.</summary>
    public int? Cpu { get; init; }

    /// <summary>MiB of the whole task, after overrides.</summary>
    public int? MemoryMiB { get; init; }

    public int? EphemeralStorageGiB { get; init; }

    public IReadOnlyList<EcsContainer> Containers { get; init; } = [];

    public IReadOnlyList<EcsAttachment> Attachments { get; init; } = [];

    /// <summary>Of the host, such as <c>ecs.cpu-architecture</c>.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    public bool ExecuteCommandEnabled { get; init; }

    /// <summary>Takes the place of the task definition's where it is set.</summary>
    public string? ExecutionRoleOverride { get; init; }

    /// <summary>Takes the place of the task definition's where it is set.</summary>
    public string? TaskRoleOverride { get; init; }

    /// <summary>The last segment of the ARN.</summary>
    public string TaskId => TaskArn[(TaskArn.LastIndexOf('/') + 1)..];

    /// <summary>The cluster's name; null for an ARN of the old form without a cluster ARN.</summary>
    public string? Cluster => ClusterArn is not null ? ClusterArn[(ClusterArn.LastIndexOf('/') + 1)..] : TaskArn.Split('/') is [_, var cluster, _] ? cluster : null;

    /// <summary>The service that owns the task; null for a task that none owns.</summary>
    public string? Service => Group is not null && Group.StartsWith("service:", StringComparison.Ordinal) ? Group["service:".Length..] : null;

    /// <summary><c>family:revision</c>.</summary>
    public string? TaskDefinition => TaskDefinitionArn is null ? null : TaskDefinitionArn[(TaskDefinitionArn.LastIndexOf('/') + 1)..];

    public bool IsStopped => LastStatus is "STOPPED" or "DELETED" or "DEPROVISIONING" || StoppedAt is not null;

    /// <summary>When its containers ended, as closely as the record tells.</summary>
    public DateTimeOffset? EndedAt => ExecutionStoppedAt ?? StoppedAt;
}

/// <summary>One container of a task. See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Container.html</summary>
public sealed record EcsContainer
{
    public required string Name { get; init; }

    public string? Image { get; init; }

    /// <summary>Absent where the image was never resolved or pulled.</summary>
    public string? ImageDigest { get; init; }

    /// <summary>The container's id; absent where it was never created.</summary>
    public string? RuntimeId { get; init; }

    public string? LastStatus { get; init; }

    /// <summary>Absent is not zero: it never started, or its end was lost.</summary>
    public int? ExitCode { get; init; }

    /// <summary><c>ErrorName: message</c>, cut at 1,024 characters.</summary>
    public string? Reason { get; init; }

    public string? HealthStatus { get; init; }

    /// <summary>The hard limit in MiB as placed; null where the task's limit is the only one.</summary>
    public int? MemoryMiB { get; init; }

    /// <summary>Its private IPv4 address in the awsvpc network mode: what a target group knows it by.</summary>
    public string? PrivateIp { get; init; }
}

/// <param name="Type"><c>ElasticNetworkInterface</c> (<c>eni</c> in events), <c>Service Connect</c>, <c>AmazonElasticBlockStorage</c>.</param>
/// <param name="Status"><c>ATTACHED</c>, <c>DELETED</c>, <c>FAILED</c> …</param>
/// <param name="Details">Such as <c>subnetId</c>, <c>networkInterfaceId</c>, <c>privateIPv4Address</c>; <c>statusReason</c> where a volume failed.</param>
public sealed record EcsAttachment(string Type, string? Status, IReadOnlyDictionary<string, string> Details);
