using TriageBot.Aws.Protocol;
using TriageBot.Triage.Ec2;

namespace TriageBot.Aws.Ec2;

internal static class AclMapping
{
    public static NetworkAcl ToNetworkAcl(this QueryAnswer acl) => new(
        acl.Required("networkAclId"),
        acl.Required("vpcId"),
        acl.Flag("default") ?? false,
        [.. acl.Members("associationSet").Select(a => a.Text("subnetId")).OfType<string>()],
        [.. acl.Members("entrySet").Select(ToEntry).OrderBy(e => e.IsEgress).ThenBy(e => e.RuleNumber)]);

    private static NetworkAclEntry ToEntry(QueryAnswer entry) => new(
        entry.Number("ruleNumber") ?? throw entry.Unreadable("an entry has no ruleNumber"),
        entry.Flag("egress") ?? throw entry.Unreadable("an entry has no egress"),
        entry.Required("protocol"),
        entry.Required("ruleAction"),
        entry.Text("cidrBlock") ?? entry.Required("ipv6CidrBlock"),
        entry.StructureOrNull("portRange")?.Number("from"),
        entry.StructureOrNull("portRange")?.Number("to"));
}
