using TriageBot.Triage.Ec2;

namespace TriageBot.Triage.Network;

/// <summary>
/// What security groups let through: whatever a rule of any of them names, and nothing else.
/// See https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
/// </summary>
internal static class GroupRules
{
    public static Passage Out(IEnumerable<SecurityGroup> groups, Peer to, int port) => Lets(groups.SelectMany(g => g.Egress), to, port);

    public static Passage In(IEnumerable<SecurityGroup> groups, Peer from, int port) => Lets(groups.SelectMany(g => g.Ingress), from, port);

    private static Passage Lets(IEnumerable<SecurityGroupRule> rules, Peer peer, int port) =>
        rules.Where(r => IsTcp(r.IpProtocol) && (r.IpProtocol == "-1" || PortRange.Only(port).In(r.FromPort, r.ToPort) == Cover.All))
            .Select(r => Names(r, peer)).DefaultIfEmpty(Cover.None).Max().ToPassage();

    private static Cover Names(SecurityGroupRule rule, Peer peer)
    {
        if (rule.PrefixListIds.Intersect(peer.PrefixListIds).Any() || rule.GroupIds.Intersect(peer.GroupIds ?? []).Any())
            return Cover.All;

        // A prefix list's addresses are not read: it may hold the peer. So may a group, where the peer's own are not known.
        var perhaps = rule.PrefixListIds.Count > 0 || (peer.GroupIds is null && rule.GroupIds.Count > 0) ? Cover.Some : Cover.None;
        return rule.CidrBlocks.Select(peer.Addresses.In).Append(perhaps).Max();
    }

    private static bool IsTcp(string protocol) => protocol is "tcp" or "6" or "-1";
}
