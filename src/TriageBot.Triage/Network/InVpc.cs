using TriageBot.Triage.Ec2;

namespace TriageBot.Triage.Network;

/// <summary>A connection to something in the task's own VPC: routes always lead there, security groups and ACLs may not let it through.</summary>
/// <param name="Whose">For people, such as <c>endpoint vpce-0abc</c>.</param>
/// <param name="SubnetIds">Where its network interfaces stand; each may be the one that answers.</param>
/// <param name="Address">Where it is known.</param>
/// <param name="GroupIds">Its security groups; null where they are not known.</param>
internal sealed record InVpc(string Whose, IReadOnlyList<string> SubnetIds, string? Address, IReadOnlyList<string>? GroupIds)
{
    public void Cross(Walk walk)
    {
        Leave(walk);
        Enter(walk);
        Between(walk);
    }

    private void Leave(Walk walk)
    {
        if (OwnGroups.Of(walk) is not { } groups)
            return;

        var port = walk.To.Port;
        var passage = Refined(walk, a => GroupRules.Out(groups, new Peer(a) { GroupIds = GroupIds }, port));
        var names = OwnGroups.Names(walk);
        walk.Add(passage,
            $"{names} let port {port} out to {Whose}",
            $"no egress rule of the task's security groups ({names}) lets port {port} out to {Whose}",
            $"whether {names} let port {port} out to {Whose} depends on addresses that are not known");
    }

    private void Enter(Walk walk)
    {
        if (GroupIds is null)
        {
            walk.Add(Passage.Unknown, $"the security groups of {Whose} are not known");
            return;
        }

        if (walk.Groups(GroupIds, Whose) is not { } groups)
            return;

        var (port, names) = (walk.To.Port, string.Join(", ", GroupIds));
        walk.Add(GroupRules.In(groups, walk.Around.Self, port),
            $"{names} of {Whose} let port {port} in from the task",
            $"no ingress rule of {names}, the security groups of {Whose}, lets port {port} in from the task ({OwnGroups.Names(walk)}, {walk.Around.Address ?? walk.Around.Subnet.CidrBlock})",
            $"whether {names} of {Whose} let port {port} in from the task cannot be told from what was read");
    }

    private void Between(Walk walk)
    {
        var others = SubnetIds.Where(id => id != walk.Around.Subnet.Id).ToList();
        if (others.Count == 0 || !walk.Has(walk.Around.Acls, Facts.Acls, "the list of the VPC's network ACLs"))
            return;

        if (SubnetAcls.Of(walk, walk.Around.Subnet.Id) is { } near)
        {
            SubnetAcls.Add(walk, near, "out of", Refined(walk, a => near.Out(a, PortRange.Only(walk.To.Port))), $"to {Whose}");
            SubnetAcls.Add(walk, near, "back into", Refined(walk, a => near.In(a, PortRange.OfTasks)), $"from {Whose}");
        }

        var self = walk.Around.Self.Addresses;
        var far = others.Select(id => SubnetAcls.Of(walk, id)).OfType<NetworkAcl>().DistinctBy(a => a.Id).ToList();

        // Where one subnet lets the task in and another does not, connections fail now and then.
        var onlyOne = far.Count == 1 && others.Count == SubnetIds.Count;
        foreach (var acl in far)
        {
            SubnetAcls.Add(walk, acl, "into", Partly(acl.In(self, PortRange.Only(walk.To.Port))), $"from the task to {Whose}");
            SubnetAcls.Add(walk, acl, "back out of", Partly(acl.Out(self, PortRange.OfTasks)), $"from {Whose} to the task");
        }

        Passage Partly(Passage passage) => passage == Passage.Closed && !onlyOne ? Passage.Unknown : passage;
    }

    // Where its addresses make no difference they are not read.
    private Passage Refined(Walk walk, Func<Addresses, Passage> lets)
    {
        if (Addresses.Of(Address) is { } exact)
            return lets(exact);
        if (lets(Addresses.Anywhere) is not Passage.Unknown and var same)
            return same;

        return SubnetIds.Select(id => lets(Addresses.Of(walk.Subnet(id)?.CidrBlock) ?? Addresses.Anywhere)).ToList().OfAny();
    }
}
