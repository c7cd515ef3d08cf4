using TriageBot.Aws.Protocol;
using TriageBot.Triage.Ec2;

namespace TriageBot.Aws.Ec2;

internal static class GatewayMapping
{
    public static NatGateway ToNatGateway(this QueryAnswer gateway) => new(
        gateway.Required("natGatewayId"),
        gateway.Required("vpcId"),
        gateway.Text("subnetId"),
        gateway.Text("state"),
        gateway.Text("connectivityType"),
        gateway.Text("availabilityMode"),
        gateway.Text("routeTableId"),
        gateway.Text("failureMessage"));

    public static InternetGateway ToInternetGateway(this QueryAnswer gateway, string vpcId) => new(
        gateway.Required("internetGatewayId"), vpcId, gateway.Members("attachmentSet").FirstOrDefault(a => a.Text("vpcId") == vpcId)?.Text("state"));
}
