using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Gathering;

namespace TriageBot.EndToEnd.Gathering;

/// <summary>Where a container's lines are looked for, and what is said where they are not.</summary>
public sealed class LogTailsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ecs", "ecs/app/" + Incident.TaskId)]
    [InlineData("team/checkout", "team/checkout/app/" + Incident.TaskId)]
    public async Task A_prefix_makes_the_stream_prefix_container_task(string prefix, string stream)
    {
        var dossier = await Gathered(AwsLogs(("awslogs-stream-prefix", prefix)).Stream(Incident.Group, stream, "one", "two"));

        var tail = dossier.Tail("app").ShouldNotBeNull();
        tail.Stream.Stream.ShouldBe(stream);
        tail.Lines.Select(l => l.Message).ShouldBe(["one", "two"]);
        tail.Lines.Select(l => l.Id).ShouldBe(["logs/app#1", "logs/app#2"]);
    }

    [Fact]
    public async Task Without_a_prefix_the_stream_is_the_containers_id()
    {
        var dossier = await Gathered(AwsLogs().Stream(Incident.Group, $"{Incident.TaskId}-1", "one"));

        dossier.Tail("app")!.Stream.Stream.ShouldBe($"{Incident.TaskId}-1");
    }

    [Fact]
    public async Task Without_a_prefix_a_container_that_was_never_created_has_no_stream_and_that_is_no_gap()
    {
        var incident = new Incident().Service().Definition(42, Incident.Container("app", "awslogs", ("awslogs-group", Incident.Group)))
            .Task(Incident.TaskId, t => { t["startedAt"] = null; t["containers"] = new JsonArray(new JsonObject { ["name"] = "app" }); });

        var dossier = await Gathered(incident);

        dossier.Gaps.ShouldBeEmpty();
        var look = dossier.Looks.Single(l => l.Id == "logs/app");
        look.Result.ShouldBe(LookResult.Nothing);
        look.Detail.ShouldContain("never created");
    }

    [Fact]
    public async Task A_missing_stream_of_a_container_that_never_started_is_no_gap()
    {
        var incident = new Incident().Service().Definition(42, Incident.Container("app")).LogGroup(Incident.Group)
            .Task(Incident.TaskId, t => { t["startedAt"] = null; t["containers"] = new JsonArray(new JsonObject { ["name"] = "app" }); });

        var dossier = await Gathered(incident);

        dossier.Gaps.ShouldBeEmpty();
        dossier.Looks.Single(l => l.Id == "logs/app").Detail.ShouldBe($"no stream ecs/app/{Incident.TaskId}: container app never started");
    }

    [Fact]
    public async Task A_missing_log_group_is_named()
    {
        var dossier = await Gathered(new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId));

        var look = dossier.Looks.Single(l => l.Id == "logs/app");
        look.Result.ShouldBe(LookResult.Nothing);
        look.Detail.ShouldBe("no log group /ecs/checkout");
    }

    [Fact]
    public async Task Silence_is_evidence_with_its_window()
    {
        var dossier = await Gathered(new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId).Stream(Incident.Group, $"ecs/app/{Incident.TaskId}"));

        var look = dossier.Looks.Single(l => l.Id == "logs/app");
        look.Result.ShouldBe(LookResult.Nothing);
        look.Window.ShouldBe("2026-01-05T11:52:00Z..2026-01-05T11:56:00Z");
    }

    [Fact]
    public async Task The_log_group_is_read_in_the_region_that_the_option_names()
    {
        var dossier = await Gathered(AwsLogs(("awslogs-stream-prefix", "ecs"), ("awslogs-region", "us-west-2")).Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", "here, not there"));

        dossier.Tail("app").ShouldBeNull("the recorded group is in eu-central-1");
        dossier.Looks.ShouldContain(l => l.Id == "logs/app" && l.Result != LookResult.Found);
    }

    [Theory]
    [InlineData("awsfirelens", "FireLens to datadog")]
    [InlineData("splunk", "log driver splunk")]
    [InlineData("json-file", "log driver json-file")]
    [InlineData(null, "no logConfiguration")]
    public async Task Lines_that_went_elsewhere_are_a_gap_that_names_where(string? driver, string where)
    {
        var container = Incident.Container("app", driver, ("Name", "datadog"));
        var dossier = await Gathered(new Incident().Service().Definition(42, container).Task(Incident.TaskId));

        var gap = dossier.Gaps.Single();
        gap.What.ShouldContain("container app");
        gap.Because.ShouldBe(where);
        gap.Grant.ShouldNotBeNullOrEmpty("there is always something that a person can do");
    }

    [Fact]
    public async Task A_group_whose_class_cannot_be_read_is_a_gap_that_names_the_class()
    {
        var dossier = await Gathered(Unreadable("DELIVERY"));

        var gap = dossier.Gaps.Single();
        gap.Because.ShouldContain("/ecs/checkout is of the class DELIVERY");
        gap.Grant!.ShouldContain("delivers");
        dossier.Looks.Single(l => l.Id == "logs/app").Result.ShouldBe(LookResult.Failed);
    }

    [Fact]
    public async Task The_class_of_a_group_is_asked_for_only_where_it_was_refused()
    {
        using var readable = new Stack(Incident.OneCrash().Asked());
        using var refused = new Stack(Unreadable("DELIVERY").Asked());

        var (plain, spoiled) = (await readable.Why(Cancel), await refused.Why(Cancel));

        spoiled.AwsCalls.ShouldBe(plain.AwsCalls + 1 - plain.Conclusion!.Lines.Count);
    }

    [Fact]
    public async Task Where_the_class_may_not_be_asked_for_both_refusals_are_told()
    {
        var dossier = await Gathered(Unreadable("INFREQUENT_ACCESS").Fault("DescribeLogGroups", "AccessDeniedException"));

        var gap = dossier.Gaps.Single();
        gap.Because.ShouldContain("InvalidParameterException");
        gap.Because.ShouldContain("AccessDeniedException");
        gap.Grant!.ShouldContain("logs:DescribeLogGroups");
    }

    [Fact]
    public async Task Without_the_definition_nobody_knows_where_the_lines_are()
    {
        var dossier = await Gathered(Incident.OneCrash().Fault("DescribeTaskDefinition", "AccessDeniedException"));

        dossier.Tails.ShouldBeEmpty();
        dossier.Gaps.ShouldContain(g => g.Grant != null && g.Grant.Contains("ecs:DescribeTaskDefinition"));
        dossier.Gaps.ShouldContain(g => g.What == "the containers' log lines");
    }

    [Fact]
    public async Task Every_container_of_the_definition_is_read_and_what_ecs_injects_is_not()
    {
        var incident = new Incident().Service().Definition(42, Incident.Container("app"), Incident.Container("router"))
            .Task(Incident.TaskId, t => t["containers"]!.AsArray().Add(new JsonObject { ["name"] = "ecs-service-connect-x1", ["exitCode"] = 0 }))
            .Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", "a")
            .Stream(Incident.Group, $"ecs/router/{Incident.TaskId}", "b");

        (await Gathered(incident)).Tails.Select(t => t.Container).ShouldBe(["app", "router"]);
    }

    private static Incident Unreadable(string logClass) => new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId)
        .LogGroup(Incident.Group, logClass).LogGroup(Incident.Group + "-other").Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", "ValueError: no currency");

    private static Incident AwsLogs(params (string Key, string Value)[] options) =>
        new Incident().Service().Definition(42, Incident.Container("app", "awslogs", [("awslogs-group", Incident.Group), .. options])).Task(Incident.TaskId);

    private static async Task<Dossier> Gathered(Incident incident)
    {
        using var stack = new Stack(incident.Asked());
        return await stack.Gather(Cancel);
    }
}
