using System.Text.Json.Serialization;
using TriageBot.Aws.Protocol;

namespace TriageBot.Aws.Ecs.Wire;

internal sealed record DescribeTasksResponse(List<WireTask>? Tasks, List<WireFailure>? Failures);

internal sealed record ListTasksResponse(List<string>? TaskArns, string? NextToken);

/// <summary>What is missing comes back beside what was found, with HTTP 200.</summary>
internal sealed record WireFailure(string? Arn, string? Reason, string? Detail);

internal sealed record WireTask
{
    public required string TaskArn { get; init; }
    public string? ClusterArn { get; init; }
    public string? TaskDefinitionArn { get; init; }
    public long? Version { get; init; }
    public string? Group { get; init; }
    public string? StartedBy { get; init; }
    public string? LaunchType { get; init; }
    public string? CapacityProviderName { get; init; }
    public string? PlatformVersion { get; init; }
    public string? AvailabilityZone { get; init; }
    public string? ContainerInstanceArn { get; init; }
    public string? LastStatus { get; init; }
    public string? DesiredStatus { get; init; }
    public string? StopCode { get; init; }
    public string? StoppedReason { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? PullStartedAt { get; init; }
    public DateTimeOffset? PullStoppedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? StoppingAt { get; init; }
    public DateTimeOffset? ExecutionStoppedAt { get; init; }
    public DateTimeOffset? StoppedAt { get; init; }
    public string? HealthStatus { get; init; }
    public string? Connectivity { get; init; }

    [JsonConverter(typeof(LooseInt))]
    public int? Cpu { get; init; }

    [JsonConverter(typeof(LooseInt))]
    public int? Memory { get; init; }

    public WireEphemeralStorage? EphemeralStorage { get; init; }
    public List<WireContainer>? Containers { get; init; }
    public List<WireAttachment>? Attachments { get; init; }
    public List<WirePair>? Attributes { get; init; }
    public bool? EnableExecuteCommand { get; init; }
    public WireOverrides? Overrides { get; init; }
}

internal sealed record WireOverrides(string? ExecutionRoleArn, string? TaskRoleArn);

internal sealed record WireEphemeralStorage(int? SizeInGiB);

internal sealed record WireContainer
{
    public required string Name { get; init; }
    public string? Image { get; init; }
    public string? ImageDigest { get; init; }
    public string? RuntimeId { get; init; }
    public string? LastStatus { get; init; }
    public int? ExitCode { get; init; }
    public string? Reason { get; init; }
    public string? HealthStatus { get; init; }

    [JsonConverter(typeof(LooseInt))]
    public int? Memory { get; init; }

    public List<WireNetworkInterface>? NetworkInterfaces { get; init; }
}

internal sealed record WireNetworkInterface(string? PrivateIpv4Address);

internal sealed record WireAttachment(string? Type, string? Status, List<WirePair>? Details);

internal sealed record WirePair(string? Name, string? Value);
