namespace TriageBot.Triage.Ec2;

/// <summary>A VPC endpoint as DescribeVpcEndpoints returns it, now.</summary>
public sealed record VpcEndpoint
{
    public required string Id { get; init; }

    public required string VpcId { get; init; }

    /// <summary>Such as <c>com.amazonaws.eu-central-1.ecr.dkr</c>; in China most begin with <c>cn.</c>.</summary>
    public required string ServiceName { get; init; }

    /// <summary><c>Interface</c>, <c>Gateway</c>, <c>GatewayLoadBalancer</c>, <c>Resource</c>, <c>ServiceNetwork</c>.</summary>
    public string? Type { get; init; }

    /// <summary>In lower case: <c>available</c>, <c>pending</c>, <c>pendingacceptance</c>, <c>failed</c> … EC2 writes it either way.</summary>
    public string? State { get; init; }

    /// <summary>With it, and with the VPC's own DNS, the service's usual name leads here, whatever other way there is.</summary>
    public bool PrivateDnsEnabled { get; init; }

    /// <summary>Of an interface endpoint: where its network interfaces stand.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>Of an interface endpoint: the security groups of its network interfaces.</summary>
    public IReadOnlyList<string> GroupIds { get; init; } = [];

    /// <summary>Of a gateway endpoint: only subnets of these tables reach it.</summary>
    public IReadOnlyList<string> RouteTableIds { get; init; } = [];

    public IReadOnlyList<string> NetworkInterfaceIds { get; init; } = [];

    /// <summary>JSON; null where EC2 did not say.</summary>
    public string? PolicyDocument { get; init; }

    public bool IsInterface => Type == "Interface";

    public bool IsGateway => Type == "Gateway";

    public bool IsAvailable => State == "available";
}
