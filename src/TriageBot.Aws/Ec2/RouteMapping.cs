using TriageBot.Aws.Protocol;
using TriageBot.Triage.Ec2;

namespace TriageBot.Aws.Ec2;

internal static class RouteMapping
{
    // A NAT instance has two of them, the instance and its network interface.
    private static readonly string[] Targets =
    [
        "GatewayId", "NatGatewayId", "TransitGatewayId", "NetworkInterfaceId", "InstanceId", "VpcPeeringConnectionId", "EgressOnlyInternetGatewayId",
        "LocalGatewayId", "CarrierGatewayId", "CoreNetworkArn", "OdbNetworkArn",
    ];

    public static RouteTable ToRouteTable(this QueryAnswer table)
    {
        // An association that is going or never came counts for nothing.
        var associations = table.Members("associationSet").Where(a => a.StructureOrNull("associationState")?.Text("state") is null or "associated").ToList();
        return new RouteTable(
            table.Required("routeTableId"),
            table.Required("vpcId"),
            associations.Any(a => a.Flag("main") is true),
            [.. associations.Select(a => a.Text("subnetId")).OfType<string>()],
            [.. table.Members("routeSet").Select(ToRoute).OfType<Route>()]);
    }

    private static Route? ToRoute(QueryAnswer route)
    {
        var destination = route.Text("destinationCidrBlock") ?? route.Text("destinationIpv6CidrBlock") ?? route.Text("destinationPrefixListId");
        var kind = Array.Find(Targets, t => route.Text(Wire(t)) is { Length: > 0 });
        return destination is null ? null : new Route(destination, kind, kind is null ? null : route.Text(Wire(kind)), route.Text("state"));
    }

    private static string Wire(string member) => char.ToLowerInvariant(member[0]) + member[1..];
}
