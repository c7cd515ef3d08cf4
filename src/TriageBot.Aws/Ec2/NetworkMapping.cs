using TriageBot.Aws.Protocol;
using TriageBot.Triage.Ec2;

namespace TriageBot.Aws.Ec2;

internal static class NetworkMapping
{
    public static Subnet ToSubnet(this QueryAnswer subnet) => new(
        subnet.Required("subnetId"),
        subnet.Required("vpcId"),
        subnet.Text("availabilityZone"),
        subnet.Text("cidrBlock"),
        subnet.Number("availableIpAddressCount"),
        subnet.Flag("mapPublicIpOnLaunch") ?? false,
        subnet.Flag("ipv6Native") ?? false,
        subnet.StructureOrNull("blockPublicAccessStates")?.Text("internetGatewayBlockMode"))
    {
        AvailabilityZoneId = subnet.Text("availabilityZoneId"),
        Ipv6CidrBlocks =
        [
            .. subnet.Members("ipv6CidrBlockAssociationSet")
                .Where(a => a.StructureOrNull("ipv6CidrBlockState")?.Text("state") is null or "associated")
                .Select(a => a.Text("ipv6CidrBlock"))
                .OfType<string>(),
        ],
    };

    public static NetworkInterface ToNetworkInterface(this QueryAnswer network) => new(
        network.Required("networkInterfaceId"),
        network.Text("subnetId"),
        network.Text("vpcId"),
        network.Text("privateIpAddress"),
        network.StructureOrNull("association")?.Text("publicIp"),
        [.. network.Members("groupSet").Select(g => g.Required("groupId"))],
        network.Text("interfaceType"),
        network.Text("status"),
        network.Text("description"));
}
