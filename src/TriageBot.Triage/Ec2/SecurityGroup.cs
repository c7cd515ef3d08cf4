namespace TriageBot.Triage.Ec2;

/// <summary>A security group as DescribeSecurityGroups returns it, now. It is stateful: what may go out may come back.</summary>
/// <param name="Ingress">What may come in; nothing else may.</param>
/// <param name="Egress">What may go out; nothing else may.</param>
public sealed record SecurityGroup(
    string Id, string? Name, string? VpcId, IReadOnlyList<SecurityGroupRule> Ingress, IReadOnlyList<SecurityGroupRule> Egress);

/// <summary>One of a group's rules: a range of ports for all of the peers that it names.</summary>
/// <param name="IpProtocol"><c>tcp</c>, <c>udp</c>, <c>icmp</c>, a number as text, or <c>-1</c> for all.</param>
/// <param name="FromPort">Null, or -1, where all are meant.</param>
/// <param name="CidrBlocks">IPv4 and IPv6.</param>
/// <param name="PrefixListIds">Such as that of S3, which stands in a route table beside its gateway endpoint.</param>
/// <param name="GroupIds">Whatever is in one of these security groups.</param>
public sealed record SecurityGroupRule(
    string IpProtocol,
    int? FromPort,
    int? ToPort,
    IReadOnlyList<string> CidrBlocks,
    IReadOnlyList<string> PrefixListIds,
    IReadOnlyList<string> GroupIds);
