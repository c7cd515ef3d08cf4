using TriageBot.Triage.Ec2;
using TriageBot.Triage.Network;

namespace TriageBot.Triage.Tests.Network;

/// <summary>Small networks around a task in 10.0.1.0/24, all of them read.</summary>
internal static class Worlds
{
    public const string Vpc = "vpc-1";
    public const string Own = "subnet-task";
    public const string Other = "subnet-other";

    private static readonly Route s_local = new("10.0.0.0/16", "GatewayId", "local", "active");

    /// <summary>A private subnet without any way out.</summary>
    public static Surroundings Private() => new()
    {
        Region = "eu-central-1",
        Subnet = Subnet(Own, "10.0.1.0/24"),
        Address = "10.0.1.5",
        GroupIds = ["sg-task"],
        HasPublicIp = false,
        RouteTables = [Table("rtb-main", isMain: true)],
        Acls = [Acl("acl-all", [Own, Other], Allow(100, true), Allow(100, false))],
        Endpoints = [],
        NatGateways = [],
        InternetGateways = [new("igw-1", Vpc, "available")],
        Dns = new VpcDns(Vpc, true, true),
        BlockMode = new BlockPublicAccess("off", null),
        Exclusions = [],
        Groups = new Dictionary<string, SecurityGroup?> { ["sg-task"] = Group("sg-task", egress: [Rule("0.0.0.0/0")]) },
        Subnets = new Dictionary<string, Subnet?> { [Other] = Subnet(Other, "10.0.2.0/24") },
    };

    /// <summary>A public subnet, and a task with a public address.</summary>
    public static Surroundings Public() => Private() with { HasPublicIp = true, RouteTables = [Table("rtb-main", true, [], Default("igw-1"))] };

    /// <summary>A private subnet whose NAT gateway stands in the other, public one.</summary>
    public static Surroundings Nat() => Private() with
    {
        RouteTables = [Table("rtb-private", false, [Own], new Route("0.0.0.0/0", "NatGatewayId", "nat-1", "active")), Table("rtb-public", false, [Other], Default("igw-1")), Table("rtb-main", true)],
        NatGateways = [OneNat()],
    };

    /// <summary>An interface endpoint of a service in the other subnet, which lets the task's group in.</summary>
    public static Surroundings Endpoint(string service = "secretsmanager") => Private().With(Interface(service)).With(Group("sg-endpoint", [Rule(443, "sg-task")]));

    /// <summary>The gateway endpoint of S3 in the subnet's route table.</summary>
    public static Surroundings Gateway(string state = "active") => Private() with
    {
        RouteTables = [Table("rtb-main", true, [], new Route("pl-s3", "GatewayId", "vpce-s3", state))],
        Endpoints = [new VpcEndpoint { Id = "vpce-s3", VpcId = Vpc, ServiceName = "com.amazonaws.eu-central-1.s3", Type = "Gateway", State = "available", RouteTableIds = ["rtb-main"] }],
    };

    public static NatGateway OneNat(string state = "available", string connectivity = "public", string? mode = null, string? failure = null) =>
        new("nat-1", Vpc, mode == "regional" ? null : Other, state, connectivity, mode, null, failure);

    public static VpcEndpoint Interface(string service) => new()
    {
        Id = $"vpce-{service}",
        VpcId = Vpc,
        ServiceName = $"com.amazonaws.eu-central-1.{service}",
        Type = "Interface",
        State = "available",
        PrivateDnsEnabled = true,
        SubnetIds = [Other],
        GroupIds = ["sg-endpoint"],
    };

    public static Surroundings With(this Surroundings world, VpcEndpoint endpoint) => world with { Endpoints = [.. world.Endpoints!, endpoint] };

    public static Surroundings With(this Surroundings world, SecurityGroup group) => world with { Groups = new Dictionary<string, SecurityGroup?>(world.Groups) { [group.Id] = group } };

    public static Surroundings Acls(this Surroundings world, params NetworkAcl[] acls) => world with { Acls = acls };

    public static Subnet Subnet(string id, string cidr) => new(id, Vpc, "eu-central-1a", cidr, 100, false, false, "off");

    public static RouteTable Table(string id, bool isMain = false, string[]? subnets = null, params Route[] routes) => new(id, Vpc, isMain, subnets ?? [], [s_local, .. routes]);

    public static Route Default(string target, string state = "active") => new("0.0.0.0/0", "GatewayId", target, state);

    public static SecurityGroup Group(string id, SecurityGroupRule[]? ingress = null, SecurityGroupRule[]? egress = null) => new(id, id, Vpc, ingress ?? [], egress ?? []);

    public static SecurityGroupRule Rule(string cidr, int? port = null) => new(port is null ? "-1" : "tcp", port, port, [cidr], [], []);

    public static SecurityGroupRule Rule(int port, string group) => new("tcp", port, port, [], [], [group]);

    public static NetworkAcl Acl(string id, string[] subnets, params NetworkAclEntry[] entries) => new(id, Vpc, false, subnets, entries);

    public static NetworkAclEntry Allow(int number, bool egress, string cidr = "0.0.0.0/0", int? from = null, int? to = null) => new(number, egress, from is null ? "-1" : "6", "allow", cidr, from, to);

    public static NetworkAclEntry Deny(int number, bool egress, string cidr = "0.0.0.0/0", int? from = null, int? to = null) => new(number, egress, from is null ? "-1" : "6", "deny", cidr, from, to);
}
