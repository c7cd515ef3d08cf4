using TriageBot.Slack.Access;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Tests.Access;

/// <summary>Every kind of target against every kind of binding.</summary>
public sealed class BoundTargetTests
{
    private const string Own = "111122223333";
    private static readonly AwsScope s_scope = new(Own, "eu-central-1");

    public static TheoryData<string> Kinds => ["task", "service", "revision"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Without_a_binding_a_target_stays_as_it_is(string kind) => BoundTarget.Of(Of(kind, "prod"), null).Target.ShouldBe(Of(kind, "prod"));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Within_the_binding_it_is_admitted(string kind) =>
        BoundTarget.Of(Of(kind, "prod"), Binding(Own, ["eu-central-1"], ["staging", "prod"])).Target.ShouldBe(Of(kind, "prod"));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Another_account_is_refused(string kind) => Refused(Of(kind, "prod"), Binding("999988887777"), "account 111122223333 is not read");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Another_Region_is_refused(string kind) => Refused(Of(kind, "prod"), Binding(regions: ["us-east-1", "us-west-2"]), "Region eu-central-1 is not read for this channel; it is bound to us-east-1, us-west-2");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Another_cluster_is_refused(string kind) => Refused(Of(kind, "prod"), Binding(clusters: ["staging"]), "cluster prod is not read");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_only_cluster_of_the_binding_stands_in(string kind) =>
        BoundTarget.Of(Of(kind, null), Binding(clusters: ["prod"])).Target.ShouldBe(Of(kind, "prod"));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_several_clusters_one_has_to_be_named(string kind) => Refused(Of(kind, null), Binding(clusters: ["prod", "staging"]), "name the cluster");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_binding_tells_the_account_and_the_role(string kind)
    {
        var bound = BoundTarget.Of(Of(kind, "prod") with { Scope = s_scope with { Account = null } }, Binding(Own) with { RoleArn = "arn:aws:iam::111122223333:role/read", ExternalId = "x" });

        bound.Target!.Scope.ShouldBe(s_scope with { Role = new AwsRole("arn:aws:iam::111122223333:role/read", "x") });
    }

    [Fact]
    public void Names_are_compared_to_the_letter() => Refused(Of("task", "Prod"), Binding(clusters: ["prod"]), "cluster Prod");

    [Fact]
    public void A_binding_narrows_what_a_text_may_leave_out()
    {
        var general = new TargetDefaults("eu-west-1", "main", "1");

        BoundTarget.Defaults(general, null).ShouldBe(general);
        BoundTarget.Defaults(general, Binding(Own, ["eu-central-1", "us-east-1"], ["prod"])).ShouldBe(new TargetDefaults("eu-central-1", "prod", Own));
        BoundTarget.Defaults(general, Binding(regions: ["us-east-1", "eu-west-1"], clusters: ["a", "b"])).ShouldBe(new TargetDefaults("eu-west-1", null, "1"));
    }

    private static void Refused(Target target, ChannelBinding binding, string because)
    {
        var bound = BoundTarget.Of(target, binding);
        bound.Target.ShouldBeNull();
        bound.Refusal.ShouldNotBeNull().ShouldContain(because);
    }

    private static Target Of(string kind, string? cluster) => kind switch
    {
        "task" => new TaskTarget(s_scope, cluster, new string('a', 32)),
        "service" => new ServiceTarget(s_scope, cluster, "checkout"),
        _ => new RevisionTarget(s_scope, cluster, "checkout", 42),
    };

    private static ChannelBinding Binding(string? account = null, string[]? regions = null, string[]? clusters = null) => new("C1", account, regions ?? [], clusters ?? [], null, null);
}
