using System.ComponentModel;
using TriageBot.Triage.Ec2;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>Look-ups of the network around a task, as it is now. One that finds nothing is a finding too: a VPC without endpoints has none.</summary>
public sealed class NetworkPlugin(IEc2 ec2, AwsScope scope)
{
    [Description("Subnets: zone, free addresses, block public access.")]
    public Task<Finding<IReadOnlyList<Subnet>>> Subnets([Description("Subnet ids.")] IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        Ask("subnets", ids[0], "the subnet", $"DescribeSubnets {string.Join(' ', ids)}", () => ec2.DescribeSubnets(scope, ids, cancellationToken), "subnet", "subnets");

    [Description("The network interface of a task that is still there.")]
    public Task<Finding<IReadOnlyList<NetworkInterface>>> Interfaces([Description("Network interface ids.")] IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        Ask("interfaces", ids[0], "the task's network interface", $"DescribeNetworkInterfaces {string.Join(' ', ids)}", () => ec2.DescribeNetworkInterfaces(scope, ids, cancellationToken), "network interface", "network interfaces");

    [Description("The route tables of a VPC.")]
    public Task<Finding<IReadOnlyList<RouteTable>>> RouteTables([Description("The VPC's id.")] string vpcId, CancellationToken cancellationToken) =>
        Ask("route-tables", vpcId, "the VPC's route tables", $"DescribeRouteTables vpc-id={vpcId}", () => ec2.DescribeRouteTables(scope, vpcId, cancellationToken), "route table", "route tables");

    [Description("The endpoints of a VPC.")]
    public Task<Finding<IReadOnlyList<VpcEndpoint>>> Endpoints([Description("The VPC's id.")] string vpcId, CancellationToken cancellationToken) =>
        Ask("endpoints", vpcId, "the VPC's endpoints", $"DescribeVpcEndpoints vpc-id={vpcId}", () => ec2.DescribeVpcEndpoints(scope, vpcId, cancellationToken), "endpoint", "endpoints");

    [Description("The network ACLs of a VPC.")]
    public Task<Finding<IReadOnlyList<NetworkAcl>>> Acls([Description("The VPC's id.")] string vpcId, CancellationToken cancellationToken) =>
        Ask("network-acls", vpcId, "the VPC's network ACLs", $"DescribeNetworkAcls vpc-id={vpcId}", () => ec2.DescribeNetworkAcls(scope, vpcId, cancellationToken), "network ACL", "network ACLs");

    [Description("Security groups with their rules.")]
    public Task<Finding<IReadOnlyList<SecurityGroup>>> Groups([Description("Security group ids.")] IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        Ask("security-groups", ids[0], "security groups", $"DescribeSecurityGroups {string.Join(' ', ids)}", () => ec2.DescribeSecurityGroups(scope, ids, cancellationToken), "security group", "security groups");

    [Description("The NAT gateways of a VPC.")]
    public Task<Finding<IReadOnlyList<NatGateway>>> NatGateways([Description("The VPC's id.")] string vpcId, CancellationToken cancellationToken) =>
        Ask("nat-gateways", vpcId, "the VPC's NAT gateways", $"DescribeNatGateways vpc-id={vpcId}", () => ec2.DescribeNatGateways(scope, vpcId, cancellationToken), "NAT gateway", "NAT gateways");

    [Description("The internet gateway of a VPC.")]
    public Task<Finding<IReadOnlyList<InternetGateway>>> InternetGateways([Description("The VPC's id.")] string vpcId, CancellationToken cancellationToken) =>
        Ask("internet-gateways", vpcId, "the VPC's internet gateway", $"DescribeInternetGateways attachment.vpc-id={vpcId}", () => ec2.DescribeInternetGateways(scope, vpcId, cancellationToken), "internet gateway", "internet gateways");

    [Description("Whether a VPC resolves names, and gives them out.")]
    public Task<Finding<VpcDns>> Dns([Description("The VPC's id.")] string vpcId, CancellationToken cancellationToken) =>
        new Asking($"ec2/vpc-dns/{vpcId}", "the VPC's DNS attributes", "ec2", $"DescribeVpcAttribute {vpcId} enableDnsSupport, enableDnsHostnames", null, $"arn:{scope.Partition}:ec2:{scope.Region}:{scope.Account ?? "*"}:vpc/{vpcId}")
            .Ask(
                () => ec2.DescribeVpcDns(scope, vpcId, cancellationToken),
                found => $"enableDnsSupport {Word(found.EnableDnsSupport)}, enableDnsHostnames {Word(found.EnableDnsHostnames)}",
                $"there is no VPC {vpcId}");

    [Description("What the account blocks between its VPCs and the internet.")]
    public Task<Finding<BlockPublicAccess>> BlockMode(CancellationToken cancellationToken) =>
        new Asking("ec2/block-public-access", "the account's block public access", "ec2", "DescribeVpcBlockPublicAccessOptions", null, "*")
            .Ask<BlockPublicAccess>(async () => await ec2.DescribeBlockPublicAccess(scope, cancellationToken), found => found.InternetGatewayBlockMode ?? "off", "off");

    [Description("The VPCs and subnets that block public access leaves alone.")]
    public Task<Finding<IReadOnlyList<BlockPublicAccessExclusion>>> Exclusions(CancellationToken cancellationToken) =>
        Ask("block-public-access", "exclusions", "the exclusions of block public access", "DescribeVpcBlockPublicAccessExclusions", () => ec2.DescribeBlockPublicAccessExclusions(scope, cancellationToken), "exclusion", "exclusions");

    private static Task<Finding<IReadOnlyList<T>>> Ask<T>(string id, string of, string what, string query, Func<Task<IReadOnlyList<T>>> read, string one, string several) =>
        new Asking($"ec2/{id}/{of}", what, "ec2", query, null, "*").Ask<IReadOnlyList<T>>(
            async () => await read() is { Count: > 0 } found ? found : null,
            found => found.Count == 1 ? $"1 {one}" : $"{found.Count} {several}",
            $"no {one}");

    private static string Word(bool isOn) => isOn ? "on" : "off";
}
