namespace TriageBot.Triage.Ec2;

/// <summary>A network ACL as DescribeNetworkAcls returns it, now. It is stateless: the way back needs an entry too.</summary>
/// <param name="SubnetIds">Each subnet has exactly one ACL.</param>
/// <param name="Entries">By direction and ascending number: of each direction the first that matches decides.</param>
public sealed record NetworkAcl(string Id, string VpcId, bool IsDefault, IReadOnlyList<string> SubnetIds, IReadOnlyList<NetworkAclEntry> Entries);

/// <param name="RuleNumber">32767 is the denial of all that no other entry matches.</param>
/// <param name="IsEgress">Out of the subnet, else into it.</param>
/// <param name="Protocol">A number as text: <c>6</c> for TCP, <c>17</c> for UDP, <c>-1</c> for all.</param>
/// <param name="RuleAction"><c>allow</c> or <c>deny</c>.</param>
/// <param name="CidrBlock">An IPv4 or IPv6 block.</param>
/// <param name="FromPort">Null where the protocol has no ports, or all of them are meant.</param>
public sealed record NetworkAclEntry(
    int RuleNumber, bool IsEgress, string Protocol, string RuleAction, string CidrBlock, int? FromPort, int? ToPort)
{
    public bool IsAllow => RuleAction == "allow";
}
