using TriageBot.Triage.Ec2;

namespace TriageBot.Triage.Network;

/// <summary>Through a NAT gateway, which has to stand where there is a way to an internet gateway.</summary>
internal static class NatWay
{
    public static string Go(Walk walk, string id)
    {
        var mode = PublicAccess.Mode(walk, byNatGateway: true);
        if (!walk.Has(walk.Around.NatGateways, Facts.NatGateways, $"NAT gateway {id}"))
            return $"NAT gateway {id}";

        if (walk.Around.NatGateways!.FirstOrDefault(n => n.Id == id) is not { IsAvailable: true } nat)
        {
            var state = walk.Around.NatGateways!.FirstOrDefault(n => n.Id == id);
            walk.Add(Passage.Closed, state is null ? $"NAT gateway {id} does not exist (any more)" : $"NAT gateway {id} is {state.State ?? "in no known state"}{(state.FailureMessage is { } why ? $": {why}" : "")}");
        }
        else if (!nat.IsPublic)
        {
            walk.Add(Passage.Unknown, $"NAT gateway {id} is a private one: it leads to other networks, and what lies beyond cannot be seen from here");
        }
        else
        {
            walk.Add(Passage.Open, $"NAT gateway {id} is available");
            Onwards(walk, nat);
            if (mode is not null)
                PublicAccess.Add(walk, mode, nat.SubnetId, byNatGateway: true);
        }

        return $"NAT gateway {id}";
    }

    private static void Onwards(Walk walk, NatGateway nat)
    {
        // A regional one brings its own table, with its own way out.
        if (nat.IsRegional || nat.SubnetId is not { } subnetId)
            return;

        if (DefaultRoute.Of(subnetId, walk.Around.RouteTables!) is not { } way)
        {
            walk.Add(Passage.Unknown, $"the route table of {subnetId}, where NAT gateway {nat.Id} stands, is not known");
            return;
        }

        var toInternet = way.Target?.StartsWith("igw-", StringComparison.Ordinal) == true;
        if (way.Target == nat.Id)
            walk.Add(Passage.Closed, $"NAT gateway {nat.Id} stands in {subnetId}, whose own route to the internet leads back to it instead of to an internet gateway");
        else
            way.Add(walk, toInternet);
        if (toInternet && subnetId != walk.Around.Subnet.Id && walk.Around.Acls is not null && SubnetAcls.Of(walk, subnetId) is { } acl)
            Through(walk, acl);
    }

    private static void Through(Walk walk, NetworkAcl acl)
    {
        var (self, port) = (walk.Around.Self.Addresses, PortRange.Only(walk.To.Port));
        SubnetAcls.Add(walk, acl, "into", acl.In(self, port), "from the task to the NAT gateway");
        SubnetAcls.Add(walk, acl, "out of", acl.Out(Addresses.Internet, port), "from the NAT gateway to the internet");
        SubnetAcls.Add(walk, acl, "back into", acl.In(Addresses.Internet, PortRange.OfNatGateways), $"answers to the NAT gateway's ports {PortRange.OfNatGateways}");
        SubnetAcls.Add(walk, acl, "back out of", acl.Out(self, PortRange.OfTasks), "from the NAT gateway to the task");
    }
}
