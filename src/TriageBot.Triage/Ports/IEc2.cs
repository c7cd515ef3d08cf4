using TriageBot.Triage.Ec2;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Ports;

/// <summary>
/// The reads of Amazon EC2 that a look at a task's network needs. What is asked for by id is looked up with a filter: what does not exist is
/// left out of the answer, never an error. Every method throws <see cref="AwsReadException"/> where AWS refuses. Answers are kept for seconds.
/// </summary>
public interface IEc2
{
    /// <summary>DescribeSubnets: those of these that exist.</summary>
    Task<IReadOnlyList<Subnet>> DescribeSubnets(AwsScope scope, IReadOnlyList<string> subnetIds, CancellationToken cancellationToken);

    /// <summary>DescribeRouteTables of a VPC, all of them, so that <see cref="RouteTable.Of"/> finds a subnet's own or the main one.</summary>
    Task<IReadOnlyList<RouteTable>> DescribeRouteTables(AwsScope scope, string vpcId, CancellationToken cancellationToken);

    /// <summary>DescribeNetworkAcls of a VPC, all of them: also those of the subnets that endpoints and NAT gateways stand in.</summary>
    Task<IReadOnlyList<NetworkAcl>> DescribeNetworkAcls(AwsScope scope, string vpcId, CancellationToken cancellationToken);

    /// <summary>DescribeSecurityGroups: those of these that exist.</summary>
    Task<IReadOnlyList<SecurityGroup>> DescribeSecurityGroups(AwsScope scope, IReadOnlyList<string> groupIds, CancellationToken cancellationToken);

    /// <summary>DescribeVpcEndpoints of a VPC.</summary>
    Task<IReadOnlyList<VpcEndpoint>> DescribeVpcEndpoints(AwsScope scope, string vpcId, CancellationToken cancellationToken);

    /// <summary>DescribeNatGateways of a VPC.</summary>
    Task<IReadOnlyList<NatGateway>> DescribeNatGateways(AwsScope scope, string vpcId, CancellationToken cancellationToken);

    /// <summary>DescribeInternetGateways: those attached to a VPC, which is one at most.</summary>
    Task<IReadOnlyList<InternetGateway>> DescribeInternetGateways(AwsScope scope, string vpcId, CancellationToken cancellationToken);

    /// <summary>DescribeNetworkInterfaces: those of these that exist.</summary>
    Task<IReadOnlyList<NetworkInterface>> DescribeNetworkInterfaces(AwsScope scope, IReadOnlyList<string> networkInterfaceIds, CancellationToken cancellationToken);

    /// <summary>DescribeVpcAttribute, two calls at once; null where there is no such VPC.</summary>
    Task<VpcDns?> DescribeVpcDns(AwsScope scope, string vpcId, CancellationToken cancellationToken);

    /// <summary>DescribeVpcBlockPublicAccessOptions: the account's setting in this Region.</summary>
    Task<BlockPublicAccess> DescribeBlockPublicAccess(AwsScope scope, CancellationToken cancellationToken);

    /// <summary>DescribeVpcBlockPublicAccessExclusions, all that the account has in this Region. Needed only where something is blocked.</summary>
    Task<IReadOnlyList<BlockPublicAccessExclusion>> DescribeBlockPublicAccessExclusions(AwsScope scope, CancellationToken cancellationToken);
}
