namespace TriageBot.Triage.Network;

/// <summary>The way from the task's subnet to the internet, by the default route of its route table.</summary>
internal static class InternetWay
{
    /// <returns>The way, for people.</returns>
    public static string Go(Walk walk)
    {
        if (!walk.Has(walk.Around.RouteTables, Facts.RouteTables, "the list of the VPC's route tables"))
            return "";

        var subnet = walk.Around.Subnet;
        if (DefaultRoute.Of(subnet.Id, walk.Around.RouteTables!) is not { } way)
        {
            walk.Add(Passage.Unknown, $"the route table of {subnet.Id} is not known");
            return "";
        }

        var by = way.Target is { } target && target.StartsWith("igw-", StringComparison.Ordinal) ? ByInternetGateway(walk, target)
            : way.Target is { } nat && nat.StartsWith("nat-", StringComparison.Ordinal) ? NatWay.Go(walk, nat)
            : null;
        way.Add(walk, by is not null);
        if (by is null || way.Passage == Passage.Closed)
            return "";

        if (walk.IsClosed || walk.Awaits(Facts.BlockMode | Facts.Exclusions))
            return by;

        OwnGroups.LeaveTo(walk, Addresses.Internet);
        SubnetAcls.LeaveTo(walk, Addresses.Internet);
        return by;
    }

    private static string ByInternetGateway(Walk walk, string id)
    {
        walk.Add(walk.Around.HasPublicIp switch { true => Passage.Open, false => Passage.Closed, null => Passage.Unknown },
            "the task has a public address",
            $"{walk.Around.Subnet.Id} leads to the internet by {id}, which carries public addresses only, and the task gets none (assignPublicIp is not ENABLED)",
            "whether the task gets a public address is not known");
        if (walk.Around.HasPublicIp is false)
            return $"internet gateway {id}";

        // Where public access is blocked, that decides.
        if (PublicAccess.Mode(walk, byNatGateway: false) is { } mode)
            PublicAccess.Add(walk, mode, walk.Around.Subnet.Id, byNatGateway: false);
        else if (!walk.Awaits(Facts.BlockMode | Facts.Exclusions) && walk.Has(walk.Around.InternetGateways, Facts.InternetGateways, $"internet gateway {id}"))
        {
            walk.Add(walk.Around.InternetGateways!.Any(g => g.Id == id && g.IsAttached) ? Passage.Open : Passage.Closed,
                $"{id} is attached to the VPC", $"{id} is not attached to the VPC", "");
        }

        return $"internet gateway {id}, with a public address";
    }
}
