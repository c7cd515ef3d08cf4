using TriageBot.Aws.Operations;
using TriageBot.Triage.Ec2;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Caching;

/// <summary>The tasks of one service share their subnets and groups: one look serves all that ask within seconds.</summary>
internal sealed class CachedEc2(IEc2 ec2, ReadThrough cache) : IEc2
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);

    public Task<IReadOnlyList<Subnet>> DescribeSubnets(AwsScope scope, IReadOnlyList<string> subnetIds, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeSubnets, subnetIds),
            _ => Lifetime,
            token => ec2.DescribeSubnets(scope, subnetIds, token),
            cancellationToken);

    public Task<IReadOnlyList<RouteTable>> DescribeRouteTables(AwsScope scope, string vpcId, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeRouteTables, vpcId),
            _ => Lifetime,
            token => ec2.DescribeRouteTables(scope, vpcId, token),
            cancellationToken);

    public Task<IReadOnlyList<NetworkAcl>> DescribeNetworkAcls(AwsScope scope, string vpcId, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeNetworkAcls, vpcId),
            _ => Lifetime,
            token => ec2.DescribeNetworkAcls(scope, vpcId, token),
            cancellationToken);

    public Task<IReadOnlyList<SecurityGroup>> DescribeSecurityGroups(
        AwsScope scope, IReadOnlyList<string> groupIds, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeSecurityGroups, groupIds),
            _ => Lifetime,
            token => ec2.DescribeSecurityGroups(scope, groupIds, token),
            cancellationToken);

    public Task<IReadOnlyList<VpcEndpoint>> DescribeVpcEndpoints(AwsScope scope, string vpcId, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeVpcEndpoints, vpcId),
            _ => Lifetime,
            token => ec2.DescribeVpcEndpoints(scope, vpcId, token),
            cancellationToken);

    public Task<IReadOnlyList<NatGateway>> DescribeNatGateways(AwsScope scope, string vpcId, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeNatGateways, vpcId),
            _ => Lifetime,
            token => ec2.DescribeNatGateways(scope, vpcId, token),
            cancellationToken);

    public Task<IReadOnlyList<InternetGateway>> DescribeInternetGateways(AwsScope scope, string vpcId, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeInternetGateways, vpcId),
            _ => Lifetime,
            token => ec2.DescribeInternetGateways(scope, vpcId, token),
            cancellationToken);

    public Task<IReadOnlyList<NetworkInterface>> DescribeNetworkInterfaces(
        AwsScope scope, IReadOnlyList<string> networkInterfaceIds, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeNetworkInterfaces, networkInterfaceIds),
            _ => Lifetime,
            token => ec2.DescribeNetworkInterfaces(scope, networkInterfaceIds, token),
            cancellationToken);

    public Task<VpcDns?> DescribeVpcDns(AwsScope scope, string vpcId, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeVpcAttribute, vpcId),
            _ => Lifetime,
            token => ec2.DescribeVpcDns(scope, vpcId, token),
            cancellationToken);

    public Task<BlockPublicAccess> DescribeBlockPublicAccess(AwsScope scope, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeVpcBlockPublicAccessOptions),
            _ => Lifetime,
            token => ec2.DescribeBlockPublicAccess(scope, token),
            cancellationToken);

    public Task<IReadOnlyList<BlockPublicAccessExclusion>> DescribeBlockPublicAccessExclusions(AwsScope scope, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeVpcBlockPublicAccessExclusions),
            _ => Lifetime,
            token => ec2.DescribeBlockPublicAccessExclusions(scope, token),
            cancellationToken);
}
