namespace TriageBot.Triage.Ec2;

/// <summary>A subnet as DescribeSubnets returns it, now.</summary>
/// <param name="Id">Such as <c>subnet-0abc</c>.</param>
/// <param name="AvailableIpAddressCount">Private IPv4 addresses that are free now, not when a task was refused one.</param>
/// <param name="MapPublicIpOnLaunch">For hosts; a task of Fargate goes by <c>assignPublicIp</c> alone.</param>
/// <param name="InternetGatewayBlockMode">What block public access does to it: <c>off</c>, <c>block-bidirectional</c>, <c>block-ingress</c>; null where EC2 does not say.</param>
public sealed record Subnet(
    string Id,
    string VpcId,
    string? AvailabilityZone,
    string? CidrBlock,
    int? AvailableIpAddressCount,
    bool MapPublicIpOnLaunch,
    bool IsIpv6Native,
    string? InternetGatewayBlockMode)
{
    public string? AvailabilityZoneId { get; init; }

    /// <summary>IPv6 blocks that are associated.</summary>
    public IReadOnlyList<string> Ipv6CidrBlocks { get; init; } = [];
}
