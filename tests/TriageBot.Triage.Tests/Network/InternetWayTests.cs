using TriageBot.Triage.Ec2;
using TriageBot.Triage.Network;
using static TriageBot.Triage.Tests.Network.Worlds;

namespace TriageBot.Triage.Tests.Network;

/// <summary>From a task's subnet to the internet.</summary>
public sealed class InternetWayTests
{
    private static readonly InternetDestination s_hub = new("registry-1.docker.io", 443);

    [Fact]
    public void A_public_subnet_and_a_public_address_are_a_path() => Solve(Public()).ShouldBe(PathVerdict.Path, "igw-1, with a public address");

    [Fact]
    public void A_public_subnet_without_a_public_address_is_none() => Solve(Public() with { HasPublicIp = false }).ShouldBe(PathVerdict.NoPath, "assignPublicIp is not ENABLED");

    [Fact]
    public void Whether_there_is_a_public_address_may_not_be_known() => Solve(Public() with { HasPublicIp = null }).ShouldBe(PathVerdict.CannotTell, "public address is not known");

    [Fact]
    public void A_NAT_gateway_in_a_public_subnet_is_a_path() => Solve(Nat()).ShouldBe(PathVerdict.Path, "NAT gateway nat-1");

    [Fact]
    public void Without_a_route_there_is_none_and_the_main_table_is_named_as_what_it_is() =>
        Solve(Private()).ShouldBe(PathVerdict.NoPath, "route table rtb-main of subnet-task (the VPC's main one, for want of its own) has no route to the internet (0.0.0.0/0)");

    [Fact]
    public void A_subnets_own_table_goes_before_the_main_one() =>
        Solve(Public() with { RouteTables = [Table("rtb-own", false, [Own]), Table("rtb-main", true, [], Default("igw-1"))] }).ShouldBe(PathVerdict.NoPath, "route table rtb-own of subnet-task has no route");

    [Fact]
    public void A_route_to_what_was_deleted_is_named() =>
        Solve(Nat() with { RouteTables = [Table("rtb-main", true, [], new Route("0.0.0.0/0", "NatGatewayId", "nat-1", "blackhole"))] }).ShouldBe(PathVerdict.NoPath, "is a blackhole: nat-1 is gone");

    [Theory]
    [InlineData("failed", "NAT gateway nat-1 is failed: no address is free")]
    [InlineData("pending", "NAT gateway nat-1 is pending")]
    public void A_NAT_gateway_that_does_not_work_is_named(string state, string said) =>
        Solve(Nat() with { NatGateways = [OneNat(state, failure: state == "failed" ? "no address is free" : null)] }).ShouldBe(PathVerdict.NoPath, said);

    [Fact]
    public void A_NAT_gateway_that_is_gone_is_named() => Solve(Nat() with { NatGateways = [] }).ShouldBe(PathVerdict.NoPath, "nat-1 does not exist");

    [Fact]
    public void A_NAT_gateways_own_subnet_has_to_lead_to_the_internet() =>
        Solve(Nat() with { RouteTables = [Table("rtb-private", false, [Own], Default("nat-1")), Table("rtb-main", true)] }).ShouldBe(PathVerdict.NoPath, "rtb-main of subnet-other (the VPC's main one, for want of its own) has no route");

    [Fact]
    public void A_NAT_gateway_in_the_private_subnet_itself_leads_back_to_itself() =>
        Solve(Nat() with { NatGateways = [OneNat() with { SubnetId = Own }] }).ShouldBe(PathVerdict.NoPath, "leads back to it");

    [Fact]
    public void A_regional_NAT_gateway_has_a_way_of_its_own() => Solve(Nat() with { NatGateways = [OneNat(mode: "regional")] }).ShouldBe(PathVerdict.Path, "nat-1");

    [Fact]
    public void A_private_NAT_gateway_leads_who_knows_where() => Solve(Nat() with { NatGateways = [OneNat(connectivity: "private")] }).ShouldBe(PathVerdict.CannotTell, "private one");

    [Theory]
    [InlineData("TransitGatewayId", "tgw-1")]
    [InlineData("VpcPeeringConnectionId", "pcx-1")]
    [InlineData("NetworkInterfaceId", "eni-1")]
    [InlineData("GatewayId", "vgw-1")]
    [InlineData("GatewayId", "vpce-firewall")]
    public void What_leaves_by_other_ways_cannot_be_told(string kind, string target) =>
        Solve(Nat() with { RouteTables = [Table("rtb-main", true, [], new Route("0.0.0.0/0", kind, target, "active"))] }).ShouldBe(PathVerdict.CannotTell, $"{target} ({kind}): what lies beyond cannot be seen");

    [Fact]
    public void Ways_of_their_own_for_some_public_addresses_cannot_be_told() =>
        Solve(Private() with { RouteTables = [Table("rtb-main", true, [], new Route("52.0.0.0/8", "TransitGatewayId", "tgw-1", "active"))] }).ShouldBe(PathVerdict.CannotTell, "ways of its own");

    [Fact]
    public void A_detached_internet_gateway_is_named() => Solve(Public() with { InternetGateways = [] }).ShouldBe(PathVerdict.NoPath, "igw-1 is not attached");

    [Theory]
    [InlineData("10.0.0.0/8", PathVerdict.NoPath)]
    [InlineData("52.0.0.0/8", PathVerdict.CannotTell)]
    [InlineData("0.0.0.0/0", PathVerdict.Path)]
    [InlineData("::/0", PathVerdict.NoPath)]
    public void Security_groups_have_to_let_it_out(string to, PathVerdict expected) =>
        Solve(Nat().With(Group("sg-task", egress: [Rule(to, 443)]))).Verdict.ShouldBe(expected);

    [Fact]
    public void A_rule_for_another_port_lets_nothing_out() =>
        Solve(Nat().With(Group("sg-task", egress: [Rule("0.0.0.0/0", 80)]))).ShouldBe(PathVerdict.NoPath, "no egress rule of the task's security groups (sg-task) lets port 443 out to registry-1.docker.io");

    [Fact]
    public void Groups_that_are_not_known_or_gone_cannot_be_told()
    {
        Solve(Nat() with { GroupIds = null }).ShouldBe(PathVerdict.CannotTell, "security groups are not known");
        Solve(Nat() with { GroupIds = [] }).ShouldBe(PathVerdict.CannotTell, "default security group");
        Solve(Nat() with { Groups = new Dictionary<string, SecurityGroup?> { ["sg-task"] = null } }).ShouldBe(PathVerdict.CannotTell, "sg-task of the task does not exist");
    }

    [Fact]
    public void An_IPv6_only_subnet_is_left_alone() => Solve(Public() with { Subnet = Worlds.Subnet(Own, "10.0.1.0/24") with { IsIpv6Native = true } }).ShouldBe(PathVerdict.CannotTell, "IPv6-only");

    [Fact]
    public void The_NAT_gateways_subnet_has_to_let_it_through()
    {
        var natAcl = Acl("acl-nat", [Other], Allow(100, true), Allow(100, false, "0.0.0.0/0", 1024, 65535));

        Solve(Nat().Acls(Acl("acl-task", [Own], Allow(100, true), Allow(100, false)), natAcl)).ShouldBe(PathVerdict.NoPath, "acl-nat does not let it into its subnet");
    }

    private static PathFinding Solve(Surroundings world) => PathSolver.Solve(s_hub, world);
}
