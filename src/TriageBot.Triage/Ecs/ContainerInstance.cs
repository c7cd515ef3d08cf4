using System.Collections.ObjectModel;

namespace TriageBot.Triage.Ecs;

/// <summary>An EC2 host of a cluster as DescribeContainerInstances returns it, now.</summary>
public sealed record ContainerInstance
{
    public required string Arn { get; init; }

    public string? Ec2InstanceId { get; init; }

    /// <summary><c>ACTIVE</c>, <c>DRAINING</c>, <c>REGISTERING</c>, <c>DEREGISTERING</c>, <c>REGISTRATION_FAILED</c>, <c>INACTIVE</c>.</summary>
    public string? Status { get; init; }

    public string? StatusReason { get; init; }

    /// <summary>False: the agent is lost, so what ECS reports of its tasks may be stale.</summary>
    public bool AgentConnected { get; init; }

    public string? AgentVersion { get; init; }

    /// <summary>CPU units that are free.</summary>
    public int? RemainingCpu { get; init; }

    /// <summary>MiB that are free.</summary>
    public int? RemainingMemoryMiB { get; init; }

    /// <summary>GPUs that are free; null on a host without.</summary>
    public int? RemainingGpus { get; init; }

    /// <summary>Host ports that are taken, of TCP: ECS lists these under the remaining resources.</summary>
    public IReadOnlyList<int> ReservedPorts { get; init; } = [];

    /// <summary>Such as <c>ecs.cpu-architecture</c>; an attribute without a value has an empty one.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
