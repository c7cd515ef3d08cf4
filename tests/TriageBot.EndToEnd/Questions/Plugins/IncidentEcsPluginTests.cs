using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Gathering;

namespace TriageBot.EndToEnd.Questions.Plugins;

public sealed class IncidentEcsPluginTests
{
    private const string Sibling = "1123456789abcdef0123456789abcdef";
    private const string Stranger = "2223456789abcdef0123456789abcdef";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_incidents_task_and_its_siblings_are_described()
    {
        using var open = await Opened.Of(Incident.OneCrash().Task(Sibling));

        (await open.Ecs.DescribeTask(null, Cancel)).Value!.TaskId.ShouldBe(Incident.TaskId);
        (await open.Ecs.DescribeTask(Sibling, Cancel)).Value!.TaskId.ShouldBe(Sibling);
    }

    [Theory]
    [InlineData(Stranger)]
    [InlineData("arn:aws:ecs:eu-central-1:111122223333:task/staging/" + Incident.TaskId)]
    [InlineData("arn:aws:ecs:eu-central-1:999988887777:task/prod/" + Incident.TaskId)]
    [InlineData("arn:aws:ecs:us-east-1:111122223333:task/prod/" + Incident.TaskId)]
    public async Task Another_task_cluster_account_or_Region_is_refused(string task)
    {
        using var open = await Opened.Of(Incident.OneCrash().Task(Stranger, t => t["group"] = "service:payments"));

        var found = await open.Ecs.DescribeTask(task, Cancel);

        found.Value.ShouldBeNull();
        found.Look.Result.ShouldBe(LookResult.Denied);
        found.Look.Detail.ShouldContain("is beyond this incident");
    }

    [Fact]
    public async Task The_service_is_the_incidents_and_no_other()
    {
        using var open = await Opened.Of(Incident.OneCrash());

        (await open.Ecs.DescribeService(null, null, Cancel)).Value!.Name.ShouldBe("checkout");
        (await open.Ecs.DescribeService("payments", null, Cancel)).Look.Detail.ShouldContain("service payments is beyond this incident");
        (await open.Ecs.DescribeService("checkout", "staging", Cancel)).Look.Detail.ShouldContain("cluster staging is beyond this incident");
    }

    [Fact]
    public async Task A_task_that_no_service_owns_has_no_service()
    {
        using var open = await Opened.Of(new Incident().Definition(42, Incident.Container("app")).Task(Incident.TaskId, t => t["group"] = "family:checkout"));

        (await open.Ecs.DescribeService(null, null, Cancel)).Look.Result.ShouldBe(LookResult.Nothing);
        (await open.Ecs.Siblings(Cancel)).Value!.ShouldHaveSingleItem().TaskId.ShouldBe(Incident.TaskId);
    }

    [Fact]
    public async Task Denied_reads_say_what_would_open_them()
    {
        using var service = await Opened.Of(Incident.OneCrash().Fault("DescribeServices", "AccessDeniedException"));
        (await service.Ecs.DescribeService(null, null, Cancel)).Gap!.Grant!.ShouldContain("ecs:DescribeServices");

        using var list = await Opened.Of(Incident.OneCrash().Fault("ListTasks", "AccessDeniedException"));
        (await list.Ecs.Siblings(Cancel)).Gap!.Grant!.ShouldContain("ecs:ListTasks");
    }

    [Fact]
    public async Task Revisions_of_the_incidents_family_are_compared_by_names_alone()
    {
        var older = Incident.Container("app");
        older["environment"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["name"] = "MODE", ["value"] = "hidden-value-1" });
        var newer = Incident.Container("app");
        newer["environment"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["name"] = "LEVEL", ["value"] = "hidden-value-2" });
        using var open = await Opened.Of(new Incident().Service().Definition(41, older).Definition(42, newer).Task(Incident.TaskId));

        var found = await open.Ecs.Diff("41", null, Cancel);

        found.Value!.Changes.Select(c => c.What).ShouldBe(["env LEVEL", "env MODE"]);
        found.ToString().ShouldNotContain("hidden-value");
        (await open.Ecs.Diff("checkout:41", "42", Cancel)).Value!.To.ShouldBe("checkout:42");
    }

    [Theory]
    [InlineData("payments:1", "task definition payments is beyond this incident")]
    [InlineData("arn:aws:ecs:eu-central-1:999988887777:task-definition/checkout:41", "account 999988887777 is beyond this incident")]
    [InlineData("newest", "is no revision")]
    [InlineData("0", "is no revision")]
    public async Task Other_families_accounts_and_what_is_no_revision_are_refused(string revision, string because)
    {
        using var open = await Opened.Of(Incident.OneCrash());

        var found = await open.Ecs.Diff(revision, null, Cancel);

        found.Look.Result.ShouldBe(LookResult.Denied);
        found.Look.Detail.ShouldContain(because);
    }

    [Fact]
    public async Task A_revision_that_is_gone_is_nothing()
    {
        using var open = await Opened.Of(Incident.OneCrash());

        (await open.Ecs.Diff("41", null, Cancel)).Look.Result.ShouldBe(LookResult.Nothing);
    }
}
