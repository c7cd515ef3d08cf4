namespace TriageBot.Triage.Efs;

/// <summary>An EFS file system as DescribeFileSystems returns it, now.</summary>
/// <param name="LifeCycleState"><c>creating</c>, <c>available</c>, <c>updating</c>, <c>deleting</c>, <c>deleted</c>, <c>error</c>.</param>
/// <param name="AvailabilityZoneName">Of a One Zone file system: the only zone with a mount target; null for a regional one.</param>
public sealed record FileSystem(string Id, string? Arn, string? Name, string? LifeCycleState, int? MountTargets, string? AvailabilityZoneName);

/// <summary>Where a file system is reached in a VPC: one in each zone at most, on TCP 2049.</summary>
/// <param name="LifeCycleState"><c>available</c> where it works.</param>
public sealed record MountTarget(
    string Id, string FileSystemId, string SubnetId, string? VpcId, string? IpAddress, string? NetworkInterfaceId, string? AvailabilityZoneName, string? LifeCycleState);
