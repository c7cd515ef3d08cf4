using TriageBot.Triage.Ec2;

namespace TriageBot.Triage.Network;

/// <summary>
/// What a network ACL lets through in one direction: of its entries the first that matches decides.
/// See https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
/// </summary>
internal static class AclEntries
{
    public static Passage Out(this NetworkAcl acl, Addresses to, PortRange ports) => Lets(acl.Entries.Where(e => e.IsEgress), to, ports);

    public static Passage In(this NetworkAcl acl, Addresses from, PortRange ports) => Lets(acl.Entries.Where(e => !e.IsEgress), from, ports);

    private static Passage Lets(IEnumerable<NetworkAclEntry> entries, Addresses peer, PortRange ports)
    {
        var partly = new HashSet<bool>();
        foreach (var entry in entries.Where(e => e.Protocol is "6" or "-1").OrderBy(e => e.RuleNumber))
        {
            var inPorts = entry.Protocol == "-1" ? Cover.All : ports.In(entry.FromPort, entry.ToPort);
            switch ((Cover)Math.Min((int)inPorts, (int)peer.In(entry.CidrBlock)))
            {
                case Cover.All:
                    return Decided(entry.IsAllow);
                case Cover.Some:
                    partly.Add(entry.IsAllow);
                    break;
            }
        }

        return Decided(false);

        // What was decided for some before must be the same for the rest.
        Passage Decided(bool allowed) => partly.Contains(!allowed) ? Passage.Unknown : allowed ? Passage.Open : Passage.Closed;
    }
}
