using TriageBot.Triage.Ec2;
using TriageBot.Triage.Network;
using static TriageBot.Triage.Tests.Network.Worlds;

namespace TriageBot.Triage.Tests.Network;

/// <summary>Mount targets, addresses, names of anything; and what the solver asks to be read.</summary>
public sealed class PathSolverTests
{
    private static readonly MountDestination s_mount = new("mount target fsmt-1 of fs-1", Other, "10.0.2.9", ["sg-nfs"]);

    [Fact]
    public void A_mount_target_that_lets_the_task_in_on_2049_is_a_path() => PathSolver.Solve(s_mount, Private().With(Group("sg-nfs", [Rule(2049, "sg-task")]))).ShouldBe(PathVerdict.Path, "fsmt-1");

    [Fact]
    public void A_mount_target_whose_groups_let_nobody_in_is_none() =>
        PathSolver.Solve(s_mount, Private().With(Group("sg-nfs", [Rule(443, "sg-task")]))).ShouldBe(PathVerdict.NoPath, "no ingress rule of sg-nfs, the security groups of mount target fsmt-1 of fs-1, lets port 2049 in");

    [Fact]
    public void Without_the_VPCs_names_a_file_system_is_not_found() =>
        PathSolver.Solve(s_mount, Private().With(Group("sg-nfs", [Rule(2049, "sg-task")])) with { Dns = new VpcDns(Vpc, true, false) }).ShouldBe(PathVerdict.NoPath, MountDestination.NamesOff);

    [Fact]
    public void Groups_of_a_mount_target_that_are_not_known_cannot_be_told() => PathSolver.Solve(s_mount with { GroupIds = null }, Private()).ShouldBe(PathVerdict.CannotTell, "are not known");

    [Theory]
    [InlineData("10.0.7.7", PathVerdict.CannotTell, "stands in the VPC")]
    [InlineData("10.9.0.1", PathVerdict.NoPath, "has no route to 10.9.0.1")]
    [InlineData("10.8.0.1", PathVerdict.CannotTell, "pcx-1 (VpcPeeringConnectionId)")]
    [InlineData("10.7.0.1", PathVerdict.NoPath, "blackhole")]
    public void An_address_is_followed_by_the_longest_route(string address, PathVerdict expected, string said)
    {
        var world = Private() with { RouteTables = [Table("rtb-main", true, [], new Route("10.8.0.0/16", "VpcPeeringConnectionId", "pcx-1", "active"), new Route("10.7.0.0/16", null, null, "blackhole"))] };

        PathSolver.Solve(new AddressDestination(address, 5432), world).ShouldBe(expected, said);
    }

    [Fact]
    public void Of_a_host_that_stands_anywhere_only_what_holds_everywhere_is_told()
    {
        var host = new UnknownDestination("db.internal.example", 5432);

        PathSolver.Solve(host, Nat()).ShouldBe(PathVerdict.CannotTell, "where db.internal.example stands is not known");
        PathSolver.Solve(host, Nat().With(Group("sg-task", egress: [Rule("0.0.0.0/0", 443)]))).ShouldBe(PathVerdict.NoPath, "port 5432");
        PathSolver.Solve(host, Nat().With(Group("sg-task", egress: [Rule(5432, "sg-db")]))).Verdict.ShouldBe(PathVerdict.CannotTell);
    }

    [Fact]
    public void It_wants_just_what_the_next_step_needs()
    {
        var secrets = AwsHosts.Named("secretsmanager", "eu-central-1");
        var nothing = new Surroundings { Region = "eu-central-1", Subnet = Worlds.Subnet(Own, "10.0.1.0/24"), GroupIds = ["sg-task"], HasPublicIp = false };

        PathSolver.Solve(secrets, nothing).Wants.ShouldBe(Facts.Endpoints);
        PathSolver.Solve(secrets, nothing with { Endpoints = [] }).Wants.ShouldBe(Facts.RouteTables);
        PathSolver.Solve(AwsHosts.Named("s3", "eu-central-1"), nothing).Wants.ShouldBe(Facts.Endpoints | Facts.RouteTables);
        PathSolver.Solve(secrets, nothing with { RouteTables = Private().RouteTables, Endpoints = [] }).IsFinal.ShouldBeTrue("a subnet without a way out needs no more");
        var nat = PathSolver.Solve(secrets, nothing with { RouteTables = Nat().RouteTables, Endpoints = [] });
        nat.Wants.ShouldBe(Facts.NatGateways | Facts.Acls);
        nat.WantedGroups.ShouldBe(["sg-task"]);
        var endpoint = PathSolver.Solve(secrets, nothing with { RouteTables = Private().RouteTables, Endpoints = Endpoint().Endpoints });
        endpoint.Wants.ShouldBe(Facts.Dns | Facts.Acls);
        endpoint.WantedGroups.ShouldBe(["sg-task", "sg-endpoint"], ignoreOrder: true);
    }

    [Fact]
    public void Other_subnets_are_wanted_only_where_their_addresses_decide()
    {
        var secrets = AwsHosts.Named("secretsmanager", "eu-central-1");
        var unread = Endpoint() with { Subnets = new Dictionary<string, Subnet?>() };

        PathSolver.Solve(secrets, unread).ShouldBe(PathVerdict.Path, "");
        PathSolver.Solve(secrets, unread.With(Group("sg-task", egress: [Rule("10.0.2.0/24", 443)]))).WantedSubnets.ShouldBe([Other]);
    }

    [Fact]
    public void A_name_that_does_not_lead_to_the_endpoint_makes_its_groups_no_matter() =>
        PathSolver.Solve(AwsHosts.Named("secretsmanager", "eu-central-1"), Nat().With(Interface("secretsmanager")).With(Group("sg-endpoint")) with { Dns = null }).IsFinal.ShouldBeFalse();

    [Fact]
    public void What_was_refused_is_not_wanted_again() =>
        PathSolver.Solve(AwsHosts.Named("secretsmanager", "eu-central-1"), Nat() with { NatGateways = null, Refused = Facts.NatGateways }).ShouldBe(PathVerdict.CannotTell, "NAT gateway nat-1 was not read");
}
