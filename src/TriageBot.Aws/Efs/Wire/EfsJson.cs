using System.Text.Json.Serialization;

namespace TriageBot.Aws.Efs.Wire;

internal sealed record DescribeFileSystemsResponse(List<WireFileSystem>? FileSystems);

internal sealed record WireFileSystem
{
    public required string FileSystemId { get; init; }
    public string? FileSystemArn { get; init; }
    public string? Name { get; init; }
    public string? LifeCycleState { get; init; }
    public int? NumberOfMountTargets { get; init; }
    public string? AvailabilityZoneName { get; init; }
}

internal sealed record DescribeMountTargetsResponse(List<WireMountTarget>? MountTargets, string? NextMarker);

internal sealed record WireMountTarget
{
    public required string MountTargetId { get; init; }
    public required string FileSystemId { get; init; }
    public required string SubnetId { get; init; }
    public string? VpcId { get; init; }
    public string? IpAddress { get; init; }
    public string? NetworkInterfaceId { get; init; }
    public string? AvailabilityZoneName { get; init; }
    public string? LifeCycleState { get; init; }
}

internal sealed record DescribeMountTargetSecurityGroupsResponse(List<string>? SecurityGroups);

/// <summary>Names begin with a capital.</summary>
[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(DescribeFileSystemsResponse))]
[JsonSerializable(typeof(DescribeMountTargetsResponse))]
[JsonSerializable(typeof(DescribeMountTargetSecurityGroupsResponse))]
internal sealed partial class EfsJson : JsonSerializerContext;
