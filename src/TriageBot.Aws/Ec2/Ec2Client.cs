using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Ec2;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Ec2;

/// <summary>Amazon EC2. See https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Welcome.html</summary>
internal sealed class Ec2Client(ScopedCaller aws) : IEc2
{
    // DescribeRouteTables takes no more; the others would.
    private const string LongestPage = "100";

    // A filter takes no more values.
    private const int ValuesPerCall = 200;

    public Task<IReadOnlyList<Subnet>> DescribeSubnets(AwsScope scope, IReadOnlyList<string> subnetIds, CancellationToken cancellationToken) =>
        List(scope, Operation.DescribeSubnets, "subnet-id", subnetIds, "subnetSet", NetworkMapping.ToSubnet, cancellationToken);

    public Task<IReadOnlyList<RouteTable>> DescribeRouteTables(AwsScope scope, string vpcId, CancellationToken cancellationToken) =>
        List(scope, Operation.DescribeRouteTables, "vpc-id", [vpcId], "routeTableSet", RouteMapping.ToRouteTable, cancellationToken);

    public Task<IReadOnlyList<NetworkAcl>> DescribeNetworkAcls(AwsScope scope, string vpcId, CancellationToken cancellationToken) =>
        List(scope, Operation.DescribeNetworkAcls, "vpc-id", [vpcId], "networkAclSet", AclMapping.ToNetworkAcl, cancellationToken);

    public Task<IReadOnlyList<SecurityGroup>> DescribeSecurityGroups(AwsScope scope, IReadOnlyList<string> groupIds, CancellationToken cancellationToken) =>
        List(scope, Operation.DescribeSecurityGroups, "group-id", groupIds, "securityGroupInfo", SecurityGroupMapping.ToSecurityGroup, cancellationToken);

    public Task<IReadOnlyList<VpcEndpoint>> DescribeVpcEndpoints(AwsScope scope, string vpcId, CancellationToken cancellationToken) =>
        List(scope, Operation.DescribeVpcEndpoints, "vpc-id", [vpcId], "vpcEndpointSet", EndpointMapping.ToVpcEndpoint, cancellationToken);

    public Task<IReadOnlyList<NatGateway>> DescribeNatGateways(AwsScope scope, string vpcId, CancellationToken cancellationToken) =>
        List(scope, Operation.DescribeNatGateways, "vpc-id", [vpcId], "natGatewaySet", GatewayMapping.ToNatGateway, cancellationToken);

    public Task<IReadOnlyList<InternetGateway>> DescribeInternetGateways(AwsScope scope, string vpcId, CancellationToken cancellationToken) =>
        List(
            scope, Operation.DescribeInternetGateways, "attachment.vpc-id", [vpcId], "internetGatewaySet",
            gateway => gateway.ToInternetGateway(vpcId), cancellationToken);

    public Task<IReadOnlyList<NetworkInterface>> DescribeNetworkInterfaces(
        AwsScope scope, IReadOnlyList<string> networkInterfaceIds, CancellationToken cancellationToken) =>
        List(
            scope, Operation.DescribeNetworkInterfaces, "network-interface-id", networkInterfaceIds, "networkInterfaceSet",
            NetworkMapping.ToNetworkInterface, cancellationToken);

    public async Task<VpcDns?> DescribeVpcDns(AwsScope scope, string vpcId, CancellationToken cancellationToken)
    {
        try
        {
            var attributes = await Task.WhenAll(Attribute("enableDnsSupport"), Attribute("enableDnsHostnames"));
            return new VpcDns(vpcId, attributes[0], attributes[1]);
        }
        catch (AwsReadException e) when (e.Failure.Kind == FailureKind.NotFound)
        {
            return null;
        }

        async Task<bool> Attribute(string name)
        {
            var answer = await aws.Call(scope, Operation.DescribeVpcAttribute, [new("VpcId", vpcId), new("Attribute", name)], cancellationToken);
            return answer.Structure(name).Flag("value") ?? throw answer.Unreadable($"its {name} is neither true nor false");
        }
    }

    public async Task<BlockPublicAccess> DescribeBlockPublicAccess(AwsScope scope, CancellationToken cancellationToken)
    {
        var options = (await aws.Call(scope, Operation.DescribeVpcBlockPublicAccessOptions, [], cancellationToken)).Structure("vpcBlockPublicAccessOptions");
        return new BlockPublicAccess(options.Text("internetGatewayBlockMode"), options.Text("state"));
    }

    public Task<IReadOnlyList<BlockPublicAccessExclusion>> DescribeBlockPublicAccessExclusions(AwsScope scope, CancellationToken cancellationToken) =>
        Pages(
            scope, Operation.DescribeVpcBlockPublicAccessExclusions, [], "vpcBlockPublicAccessExclusionSet",
            e => new BlockPublicAccessExclusion(e.Required("exclusionId"), e.Text("resourceArn"), e.Text("internetGatewayExclusionMode"), e.Text("state")),
            cancellationToken);

    private async Task<IReadOnlyList<T>> List<T>(
        AwsScope scope, Operation operation, string filter, IReadOnlyList<string> values, string set, Func<QueryAnswer, T> map, CancellationToken cancellationToken)
    {
        List<T> found = [];
        foreach (var chunk in values.Distinct(StringComparer.Ordinal).Chunk(ValuesPerCall))
        {
            KeyValuePair<string, string>[] filtered =
                [new("Filter.1.Name", filter), .. chunk.Select((value, index) => new KeyValuePair<string, string>($"Filter.1.Value.{index + 1}", value))];
            found.AddRange(await Pages(scope, operation, filtered, set, map, cancellationToken));
        }

        return found;
    }

    private async Task<IReadOnlyList<T>> Pages<T>(
        AwsScope scope, Operation operation, IReadOnlyList<KeyValuePair<string, string>> parameters, string set, Func<QueryAnswer, T> map, CancellationToken cancellationToken)
    {
        List<T> found = [];
        string? token = null;
        do
        {
            var page = await aws.Call(
                scope, operation, [.. parameters, new("MaxResults", LongestPage), .. Next(token)], cancellationToken);
            found.AddRange(page.Members(set).Select(map));
            token = page.Text("nextToken") is { Length: > 0 } next ? next : null;
        }
        while (token is not null);

        return found;
    }

    private static IEnumerable<KeyValuePair<string, string>> Next(string? token) => token is null ? [] : [new("NextToken", token)];
}
