using TriageBot.Aws.Protocol;
using TriageBot.Triage.Ec2;

namespace TriageBot.Aws.Ec2;

internal static class EndpointMapping
{
    public static VpcEndpoint ToVpcEndpoint(this QueryAnswer endpoint) => new()
    {
        Id = endpoint.Required("vpcEndpointId"),
        VpcId = endpoint.Required("vpcId"),
        ServiceName = endpoint.Required("serviceName"),
        Type = endpoint.Text("vpcEndpointType"),
        State = endpoint.Text("state")?.ToLowerInvariant(),
        PrivateDnsEnabled = endpoint.Flag("privateDnsEnabled") ?? false,
        SubnetIds = [.. endpoint.Texts("subnetIdSet")],
        GroupIds = [.. endpoint.Members("groupSet").Select(g => g.Required("groupId"))],
        RouteTableIds = [.. endpoint.Texts("routeTableIdSet")],
        NetworkInterfaceIds = [.. endpoint.Texts("networkInterfaceIdSet")],
        PolicyDocument = endpoint.Text("policyDocument"),
    };
}
