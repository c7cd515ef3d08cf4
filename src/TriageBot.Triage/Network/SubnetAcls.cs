using TriageBot.Triage.Ec2;

namespace TriageBot.Triage.Network;

/// <summary>The network ACL of a subnet, in a walk.</summary>
internal static class SubnetAcls
{
    /// <summary>Null where it is not among those that were read, which is noted.</summary>
    public static NetworkAcl? Of(Walk walk, string subnetId)
    {
        if (walk.Around.Acls?.FirstOrDefault(a => a.SubnetIds.Contains(subnetId)) is { } acl)
            return acl;

        walk.Add(Passage.Unknown, $"the network ACL of {subnetId} is not known");
        return null;
    }

    /// <param name="direction">As in "lets nothing <c>out of</c> its subnet".</param>
    public static void Add(Walk walk, NetworkAcl acl, string direction, Passage passage, string what) => walk.Add(passage,
        $"network ACL {acl.Id} lets it {direction} its subnet",
        $"network ACL {acl.Id} does not let it {direction} its subnet ({what})",
        $"network ACL {acl.Id} lets it {direction} its subnet for some addresses or ports only ({what})");

    /// <summary>To the internet and back, for the task's own subnet.</summary>
    public static void LeaveTo(Walk walk, Addresses addresses)
    {
        if (!walk.Has(walk.Around.Acls, Facts.Acls, "the list of the VPC's network ACLs") || Of(walk, walk.Around.Subnet.Id) is not { } acl)
            return;

        Add(walk, acl, "out of", acl.Out(addresses, PortRange.Only(walk.To.Port)), $"port {walk.To.Port} to {walk.To.Name}");
        Add(walk, acl, "back into", acl.In(addresses, PortRange.OfTasks), $"answers to ports {PortRange.OfTasks}");
    }
}
