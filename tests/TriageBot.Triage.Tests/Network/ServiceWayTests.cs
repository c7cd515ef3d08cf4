using TriageBot.Triage.Ec2;
using TriageBot.Triage.Network;
using static TriageBot.Triage.Tests.Network.Worlds;

namespace TriageBot.Triage.Tests.Network;

/// <summary>From a task's subnet to a service of AWS.</summary>
public sealed class ServiceWayTests
{
    private static readonly ServiceDestination s_secrets = AwsHosts.Named("secretsmanager", "eu-central-1");
    private static readonly ServiceDestination s_s3 = AwsHosts.Named("s3", "eu-central-1");

    [Fact]
    public void An_endpoint_that_lets_the_task_in_is_a_path() => Secrets(Endpoint()).ShouldBe(PathVerdict.Path, "vpce-secretsmanager");

    [Theory]
    [InlineData("10.0.1.0/24", PathVerdict.Path)]
    [InlineData("10.0.1.5/32", PathVerdict.Path)]
    [InlineData("10.0.0.0/16", PathVerdict.Path)]
    [InlineData("10.0.3.0/24", PathVerdict.NoPath)]
    [InlineData("0.0.0.0/0", PathVerdict.Path)]
    public void An_endpoint_lets_in_by_addresses_too(string from, PathVerdict expected) => Secrets(Endpoint().With(Group("sg-endpoint", [Rule(from, 443)]))).Verdict.ShouldBe(expected);

    [Fact]
    public void Where_only_the_subnet_of_the_task_is_known_a_rule_for_part_of_it_cannot_be_told() =>
        Secrets(Endpoint().With(Group("sg-endpoint", [Rule("10.0.1.0/28", 443)])) with { Address = null }).ShouldBe(PathVerdict.CannotTell, "cannot be told");

    [Fact]
    public void An_endpoint_for_another_group_breaks_even_a_good_NAT_gateway()
    {
        var world = Nat().With(Interface("secretsmanager")).With(Group("sg-endpoint", [Rule(443, "sg-somebody")]));

        Secrets(world).ShouldBe(PathVerdict.NoPath, "no ingress rule of sg-endpoint, the security groups of endpoint vpce-secretsmanager, lets port 443 in from the task (sg-task, 10.0.1.5)");
    }

    [Fact]
    public void An_endpoint_without_its_private_name_is_none()
    {
        var unnamed = Interface("secretsmanager") with { PrivateDnsEnabled = false };

        Secrets(Private().With(unnamed)).ShouldBe(PathVerdict.NoPath, "private DNS name of endpoint vpce-secretsmanager is off");
        Secrets(Nat().With(unnamed)).ShouldBe(PathVerdict.Path, "NAT gateway nat-1");
    }

    [Fact]
    public void An_endpoint_that_is_not_ready_is_none() => Secrets(Private().With(Interface("secretsmanager") with { State = "pendingacceptance" })).ShouldBe(PathVerdict.NoPath, "vpce-secretsmanager is pendingacceptance");

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Without_the_VPCs_names_the_endpoint_is_not_found(bool support, bool hostnames) =>
        Secrets(Endpoint() with { Dns = new VpcDns(Vpc, support, hostnames) }).ShouldBe(PathVerdict.NoPath, "needs enableDnsSupport and enableDnsHostnames");

    [Fact]
    public void An_endpoint_of_another_service_does_not_help() => Secrets(Endpoint("ssm")).ShouldBe(PathVerdict.NoPath, "vpc-1 has no endpoint for secretsmanager");

    [Fact]
    public void The_task_has_to_be_let_out_to_the_endpoint()
    {
        Secrets(Endpoint().With(Group("sg-task", egress: [Rule(443, "sg-endpoint")]))).ShouldBe(PathVerdict.Path, "");
        Secrets(Endpoint().With(Group("sg-task", egress: [Rule("10.0.2.0/24", 443)]))).ShouldBe(PathVerdict.Path, "");
        Secrets(Endpoint().With(Group("sg-task", egress: [Rule("10.0.9.0/24", 443)]))).ShouldBe(PathVerdict.NoPath, "no egress rule");
        Secrets(Endpoint().With(Group("sg-task", egress: [Rule(5432, "sg-endpoint")]))).ShouldBe(PathVerdict.NoPath, "no egress rule");
    }

    [Fact]
    public void The_ACLs_of_both_subnets_have_to_let_it_through_both_ways()
    {
        var open = Acl("acl-task", [Own], Allow(100, true), Allow(100, false));

        Secrets(Endpoint().Acls(open, Acl("acl-far", [Other], Allow(100, true), Allow(100, false, "10.0.0.0/16", 443, 443)))).ShouldBe(PathVerdict.Path, "");
        Secrets(Endpoint().Acls(open, Acl("acl-far", [Other], Allow(100, true)))).ShouldBe(PathVerdict.NoPath, "acl-far does not let it into");
        Secrets(Endpoint().Acls(open, Acl("acl-far", [Other], Allow(100, false)))).ShouldBe(PathVerdict.NoPath, "acl-far does not let it back out of");
        Secrets(Endpoint().Acls(Acl("acl-task", [Own], Allow(100, true)), Acl("acl-far", [Other], Allow(100, true), Allow(100, false)))).ShouldBe(PathVerdict.NoPath, "acl-task does not let it back into");
    }

    [Fact]
    public void Within_a_subnet_no_ACL_counts() =>
        Secrets(Endpoint().Acls(Acl("acl-none", [Own, Other])) with { Endpoints = [Interface("secretsmanager") with { SubnetIds = [Own] }] }).ShouldBe(PathVerdict.Path, "");

    [Fact]
    public void An_ACL_before_one_of_two_subnets_of_an_endpoint_cannot_be_told()
    {
        var world = Endpoint().Acls(Acl("acl-good", [Own, Other], Allow(100, true), Allow(100, false)), Acl("acl-bad", ["subnet-third"]));

        Secrets(world with { Endpoints = [Interface("secretsmanager") with { SubnetIds = [Other, "subnet-third"] }] }).ShouldBe(PathVerdict.CannotTell, "acl-bad");
    }

    [Fact]
    public void The_gateway_endpoint_of_S3_is_a_path_where_the_subnets_table_has_it()
    {
        S3(Gateway()).ShouldBe(PathVerdict.Path, "gateway endpoint vpce-s3");
        S3(Gateway().With(Group("sg-task", egress: [new("tcp", 443, 443, [], ["pl-s3"], [])]))).ShouldBe(PathVerdict.Path, "vpce-s3");
        S3(Gateway().With(Group("sg-task", egress: [Rule("10.0.0.0/16", 443)]))).ShouldBe(PathVerdict.NoPath, "no egress rule");
        S3(Gateway("blackhole")).ShouldBe(PathVerdict.NoPath, "blackhole");
    }

    [Fact]
    public void A_gateway_endpoint_in_another_table_is_named() => S3(Gateway() with { RouteTables = [Table("rtb-main", true)] }).ShouldBe(PathVerdict.NoPath, "gateway endpoint vpce-s3 is not in the route table of subnet-task");

    [Fact]
    public void A_gateway_endpoint_of_S3_leads_to_nothing_else() => Secrets(Gateway()).ShouldBe(PathVerdict.NoPath, "no endpoint for secretsmanager");

    [Fact]
    public void Without_the_endpoints_no_way_is_excluded()
    {
        var denied = Private() with { Endpoints = null, Refused = Facts.Endpoints };

        Secrets(denied).ShouldBe(PathVerdict.CannotTell, "was not read; without one, route table rtb-main");
        Secrets(Nat() with { Endpoints = null, Refused = Facts.Endpoints }).ShouldBe(PathVerdict.CannotTell, "without one the way is by NAT gateway nat-1");
    }

    [Fact]
    public void A_service_name_in_China_counts_too() =>
        PathSolver.Solve(AwsHosts.Named("ecr.api", "cn-north-1"), Endpoint() with { Region = "cn-north-1", Endpoints = [Interface("x") with { ServiceName = "cn.com.amazonaws.cn-north-1.ecr.api" }] }).ShouldBe(PathVerdict.Path, "vpce-x");

    private static PathFinding Secrets(Surroundings world) => PathSolver.Solve(s_secrets, world);

    private static PathFinding S3(Surroundings world) => PathSolver.Solve(s_s3, world);
}
