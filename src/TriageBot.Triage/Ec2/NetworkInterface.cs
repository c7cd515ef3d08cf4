namespace TriageBot.Triage.Ec2;

/// <summary>A network interface as DescribeNetworkInterfaces returns it, now; a task's own is gone soon after the task.</summary>
/// <param name="Id">Such as <c>eni-0abc</c>.</param>
/// <param name="PublicIp">Null where it has none.</param>
/// <param name="GroupIds">Its security groups.</param>
/// <param name="InterfaceType">Such as <c>interface</c>, <c>vpc_endpoint</c>, <c>natGateway</c>, <c>efs</c>.</param>
public sealed record NetworkInterface(
    string Id, string? SubnetId, string? VpcId, string? PrivateIpAddress, string? PublicIp, IReadOnlyList<string> GroupIds, string? InterfaceType, string? Status, string? Description);
