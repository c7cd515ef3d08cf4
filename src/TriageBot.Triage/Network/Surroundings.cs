using TriageBot.Triage.Ec2;

namespace TriageBot.Triage.Network;

/// <summary>The network around a task as far as it was read. A part that is null was not read (yet).</summary>
internal sealed record Surroundings
{
    public required string Region { get; init; }

    public required Subnet Subnet { get; init; }

    /// <summary>The task's own private address; null where it is not known, and may be any of the subnet.</summary>
    public string? Address { get; init; }

    /// <summary>The task's security groups; null where they are not known. None: the VPC's default group.</summary>
    public IReadOnlyList<string>? GroupIds { get; init; }

    /// <summary>Null where it is not known.</summary>
    public bool? HasPublicIp { get; init; }

    public IReadOnlyList<RouteTable>? RouteTables { get; init; }

    public IReadOnlyList<NetworkAcl>? Acls { get; init; }

    public IReadOnlyList<VpcEndpoint>? Endpoints { get; init; }

    public IReadOnlyList<NatGateway>? NatGateways { get; init; }

    public IReadOnlyList<InternetGateway>? InternetGateways { get; init; }

    public VpcDns? Dns { get; init; }

    public BlockPublicAccess? BlockMode { get; init; }

    public IReadOnlyList<BlockPublicAccessExclusion>? Exclusions { get; init; }

    /// <summary>Those that were asked for; null for one that does not exist.</summary>
    public IReadOnlyDictionary<string, SecurityGroup?> Groups { get; init; } = new Dictionary<string, SecurityGroup?>();

    /// <summary>Other subnets that were asked for; null for one that does not exist.</summary>
    public IReadOnlyDictionary<string, Subnet?> Subnets { get; init; } = new Dictionary<string, Subnet?>();

    /// <summary>What was asked for and refused.</summary>
    public Facts Refused { get; init; }

    /// <summary>Where the task's own end of a connection stands.</summary>
    public Peer Self => new(Addresses.Of(Address) ?? Addresses.Of(Subnet.CidrBlock) ?? Addresses.Anywhere) { GroupIds = GroupIds };
}
