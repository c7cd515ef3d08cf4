using TriageBot.Triage.Ec2;
using TriageBot.Triage.Network;
using static TriageBot.Triage.Tests.Network.Worlds;

namespace TriageBot.Triage.Tests.Network;

/// <summary>VPC block public access before a way to the internet.</summary>
public sealed class PublicAccessTests
{
    [Theory]
    [InlineData("off", true, true)]
    [InlineData("block-bidirectional", false, false)]
    [InlineData("block-ingress", false, true)]
    public void What_is_blocked_by_mode(string mode, bool byInternetGateway, bool byNatGateway)
    {
        Solve(Blocked(Public(), mode)).Verdict.ShouldBe(byInternetGateway ? PathVerdict.Path : PathVerdict.NoPath);
        Solve(Blocked(Nat(), mode)).Verdict.ShouldBe(byNatGateway ? PathVerdict.Path : PathVerdict.NoPath);
    }

    [Theory]
    [InlineData("vpc/vpc-1", "allow-egress", "block-bidirectional", PathVerdict.Path)]
    [InlineData("subnet/subnet-task", "allow-bidirectional", "block-bidirectional", PathVerdict.Path)]
    [InlineData("subnet/subnet-other", "allow-bidirectional", "block-bidirectional", PathVerdict.NoPath)]
    [InlineData("vpc/vpc-1", "allow-egress", "block-ingress", PathVerdict.NoPath)]
    [InlineData("vpc/vpc-1", "allow-bidirectional", "block-ingress", PathVerdict.Path)]
    public void What_is_excluded_is_left_alone(string resource, string exclusion, string mode, PathVerdict expected) =>
        Solve(Blocked(Public(), mode, Exclusion(resource, exclusion))).Verdict.ShouldBe(expected);

    [Fact]
    public void Of_a_NAT_gateway_an_exclusion_of_one_end_cannot_be_told() =>
        Solve(Blocked(Nat(), "block-bidirectional", Exclusion("subnet/subnet-other", "allow-egress"))).ShouldBe(PathVerdict.CannotTell, "only the subnet of one end");

    [Fact]
    public void An_exclusion_that_is_not_in_force_excludes_nothing() =>
        Solve(Blocked(Public(), "block-bidirectional", Exclusion("vpc/vpc-1", "allow-egress") with { State = "create-in-progress" })).ShouldBe(PathVerdict.NoPath, "closes the way");

    [Fact]
    public void The_account_is_asked_only_where_the_subnet_does_not_tell()
    {
        var silent = Public() with { Subnet = Worlds.Subnet(Own, "10.0.1.0/24") with { InternetGatewayBlockMode = null } };

        Solve(silent with { BlockMode = null }).Wants.ShouldBe(Facts.BlockMode);
        Solve(silent with { BlockMode = new BlockPublicAccess("block-bidirectional", "update-complete") }).Verdict.ShouldBe(PathVerdict.NoPath);
        Solve(Public() with { BlockMode = null, Exclusions = null }).Verdict.ShouldBe(PathVerdict.Path);
    }

    private static BlockPublicAccessExclusion Exclusion(string resource, string mode) => new("vpcbpa-exclude-1", $"arn:aws:ec2:eu-central-1:111122223333:{resource}", mode, "create-complete");

    private static Surroundings Blocked(Surroundings world, string mode, params BlockPublicAccessExclusion[] exclusions) =>
        world with { Subnet = world.Subnet with { InternetGatewayBlockMode = mode }, Exclusions = exclusions };

    private static PathFinding Solve(Surroundings world) => PathSolver.Solve(new InternetDestination("example.com", 443), world);
}
