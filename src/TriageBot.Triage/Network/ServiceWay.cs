using TriageBot.Triage.Ec2;

namespace TriageBot.Triage.Network;

/// <summary>
/// To an AWS service: by a gateway endpoint of the subnet's route table, else by an interface endpoint where the service's name leads to it,
/// else by the internet. A private name leads to the endpoint whatever other way there is, so a bad endpoint breaks a good NAT gateway.
/// See https://docs.aws.amazon.com/vpc/latest/privatelink/interface-endpoints.html
/// </summary>
internal static class ServiceWay
{
    public static PathFinding Solve(ServiceDestination to, Surroundings around)
    {
        var walk = new Walk(to, around);

        // A private name leads to its endpoint without any route; the others' ways are in the tables.
        var hasTables = !to.HasGateways || walk.Has(around.RouteTables, Facts.RouteTables, "the list of the VPC's route tables");
        if (!walk.Has(around.Endpoints, Facts.Endpoints, $"the list of the VPC's endpoints, one of which may lead to {to.Name},"))
            return Guessed(to, around, walk);
        if (!hasTables)
            return walk.End("");

        var own = around.Endpoints!.Where(e => e.ServiceName.EndsWith($".{around.Region}.{to.Suffix}", StringComparison.Ordinal)).ToList();
        if (to.HasGateways && own.Find(e => e.IsGateway && RouteTo(e, around) is not null) is { } gateway)
            return ByGateway(to, around, gateway);

        var named = own.Find(e => e is { IsInterface: true, PrivateDnsEnabled: true, IsAvailable: true });
        if (named is null)
            return ByInternet(to, around, Remark(to, own, around));

        walk = new Walk(to, around);
        if (!walk.Has(around.Dns, Facts.Dns, "whether the VPC resolves private names"))
        {
            // Only where the name leads there does it matter whether the endpoint lets the task in.
            new InVpc($"endpoint {named.Id}", named.SubnetIds, null, named.GroupIds).Cross(walk);
            return walk.End("") with { Verdict = PathVerdict.CannotTell };
        }

        if (!around.Dns!.EnableDnsSupport || !around.Dns.EnableDnsHostnames)
            return ByInternet(to, around, $"endpoint {named.Id} is not used: its private name needs enableDnsSupport and enableDnsHostnames of {around.Subnet.VpcId}, and not both are on");

        walk.Add(Passage.Open, $"the name leads to endpoint {named.Id}");
        new InVpc($"endpoint {named.Id}", named.SubnetIds, null, named.GroupIds).Cross(walk);
        return walk.End($"by endpoint {named.Id}");
    }

    // Without the endpoints the way by the internet is only one of those that there may be.
    private static PathFinding Guessed(ServiceDestination to, Surroundings around, Walk walk)
    {
        var unread = walk.End("");
        if (!unread.IsFinal)
            return unread;

        var guess = ByInternet(to, around, "");
        return guess.Verdict == PathVerdict.CannotTell && !guess.IsFinal ? guess : guess with
        {
            Verdict = PathVerdict.CannotTell,
            Says = guess.Verdict switch
            {
                PathVerdict.NoPath => $"{unread.Says}; without one, {guess.Says}",
                PathVerdict.Path => $"{unread.Says}; without one the way is {guess.Says}",
                _ => unread.Says,
            },
        };
    }

    private static PathFinding ByGateway(ServiceDestination to, Surroundings around, VpcEndpoint gateway)
    {
        var walk = new Walk(to, around);
        var route = RouteTo(gateway, around)!;
        walk.Add(route.IsActive && gateway.IsAvailable ? Passage.Open : Passage.Closed,
            $"the route table of {around.Subnet.Id} leads to gateway endpoint {gateway.Id}",
            $"the route of {around.Subnet.Id} to gateway endpoint {gateway.Id} is {route.State ?? "dead"}, the endpoint {gateway.State ?? "in no known state"}", "");
        OwnGroups.LeaveTo(walk, Addresses.Internet, route.Destination);
        SubnetAcls.LeaveTo(walk, Addresses.Internet);
        return walk.End($"by gateway endpoint {gateway.Id}");
    }

    private static PathFinding ByInternet(ServiceDestination to, Surroundings around, string remark)
    {
        var walk = new Walk(to, around);
        var way = InternetWay.Go(walk);
        var finding = walk.End($"by {way}");
        return finding.Verdict == PathVerdict.NoPath && remark.Length > 0 ? finding with { Says = $"{finding.Says}; {remark}" } : finding;
    }

    private static string Remark(ServiceDestination to, List<VpcEndpoint> own, Surroundings around) => own switch
    {
        [] => $"{around.Subnet.VpcId} has no endpoint for {to.Suffix}",
        [{ IsGateway: true } gateway, ..] => $"gateway endpoint {gateway.Id} is not in the route table of {around.Subnet.Id}",
        [{ IsAvailable: false } endpoint, ..] => $"endpoint {endpoint.Id} is {endpoint.State ?? "in no known state"}",
        [var endpoint, ..] => $"the private DNS name of endpoint {endpoint.Id} is off, so {to.Name} does not lead there",
    };

    private static Route? RouteTo(VpcEndpoint gateway, Surroundings around) =>
        around.RouteTables is { } tables ? RouteTable.Of(around.Subnet.Id, tables)?.Routes.FirstOrDefault(r => r.Target == gateway.Id) : null;
}
