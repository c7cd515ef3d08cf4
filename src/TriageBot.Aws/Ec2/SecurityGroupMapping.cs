using TriageBot.Aws.Protocol;
using TriageBot.Triage.Ec2;

namespace TriageBot.Aws.Ec2;

internal static class SecurityGroupMapping
{
    public static SecurityGroup ToSecurityGroup(this QueryAnswer group) => new(
        group.Required("groupId"),
        group.Text("groupName"),
        group.Text("vpcId"),
        [.. group.Members("ipPermissions").Select(ToRule)],
        [.. group.Members("ipPermissionsEgress").Select(ToRule)]);

    private static SecurityGroupRule ToRule(QueryAnswer rule) => new(
        rule.Required("ipProtocol"),
        rule.Number("fromPort"),
        rule.Number("toPort"),
        [.. rule.Members("ipRanges").Select(r => r.Required("cidrIp")), .. rule.Members("ipv6Ranges").Select(r => r.Required("cidrIpv6"))],
        [.. rule.Members("prefixListIds").Select(p => p.Required("prefixListId"))],
        [.. rule.Members("groups").Select(g => g.Text("groupId")).OfType<string>()]);
}
