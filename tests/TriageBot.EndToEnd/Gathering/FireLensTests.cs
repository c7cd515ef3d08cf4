using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;

namespace TriageBot.EndToEnd.Gathering;

/// <summary>Lines that FireLens' router wrote into a log group.</summary>
public sealed class FireLensTests
{
    private const string Group = "/firelens/checkout";
    private const string Stream = "from-app-firelens-" + Incident.TaskId;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("cloudwatch_logs")]
    [InlineData("cloudwatch")]
    public async Task The_stream_is_prefix_and_tag_and_the_signatures_see_the_words_inside(string output)
    {
        var raw = Record("ValueError: no currency");
        var answer = await Why(Prefixed(output).Stream(Group, Stream, Record("listening"), raw));

        var line = answer.Conclusion.ShouldNotBeNull(string.Join("; ", answer.Refusals.Select(r => r.Because))).Lines.Single().Line;
        line.Message.ShouldBe(raw, "what is cited and verified is the line as it stands there");
        line.Said.ShouldBe("ValueError: no currency");
        answer.Conclusion!.Cause.ShouldBe("app_exception");
    }

    [Fact]
    public async Task A_record_of_another_task_in_this_tasks_stream_is_left_out()
    {
        var answer = await Why(Prefixed("cloudwatch_logs").Stream(Group, Stream, Record("ValueError: no currency", "ffffffffffffffffffffffffffffffff")));

        answer.Dossier.Tails.ShouldBeEmpty();
        answer.Conclusion.ShouldBeNull();
    }

    [Fact]
    public async Task A_router_that_writes_the_words_alone_is_placed_by_the_stream()
    {
        var answer = await Why(Prefixed("cloudwatch_logs").Stream(Group, Stream, "ValueError: no currency"));

        answer.Conclusion.ShouldNotBeNull().Lines.Single().Line.Message.ShouldBe("ValueError: no currency");
    }

    [Fact]
    public async Task In_a_stream_that_many_share_each_line_has_to_say_whose_it_is()
    {
        var incident = Routed(("Name", "cloudwatch_logs"), ("region", "eu-central-1"), ("log_group_name", Group), ("log_stream_name", "all"))
            .Stream(Group, "all", Record("ValueError: mine"), Record("ValueError: another's", "ffffffffffffffffffffffffffffffff"), Record("ValueError: a sidecar's", container: "helper"), "ValueError: nobody's");

        var answer = await Why(incident);

        answer.Dossier.Tail("app")!.Lines.Select(l => l.Said).ShouldBe(["ValueError: mine"]);
        answer.Conclusion.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_group_in_another_region_is_read_there()
    {
        var incident = Routed(("Name", "cloudwatch_logs"), ("region", "us-west-2"), ("log_group_name", Group), ("log_stream_prefix", "from-")).Stream(Group, Stream, Record("ValueError: no currency"));

        (await Why(incident)).Dossier.Tails.ShouldBeEmpty("the recorded group is in eu-central-1");
    }

    [Theory]
    [InlineData("$(ecs_cluster)", "from-")]
    [InlineData(Group, "$(tag)")]
    public async Task Names_that_only_the_router_can_make_are_a_gap(string group, string prefix)
    {
        var answer = await Why(Routed(("Name", "cloudwatch"), ("log_group_name", group), ("log_stream_prefix", prefix)));

        answer.Dossier.Gaps.ShouldHaveSingleItem().Because.ShouldContain("only the router knows");
    }

    [Theory]
    [InlineData("AccessDeniedException", "logs:FilterLogEvents")]
    [InlineData("ThrottlingException", null)]
    public async Task A_refused_read_is_a_gap(string error, string? grant)
    {
        var answer = await Why(Prefixed("cloudwatch_logs").Stream(Group, Stream, Record("x")).Fault("FilterLogEvents", error, "logStreamNamePrefix"));

        var gap = answer.Dossier.Gaps.ShouldHaveSingleItem();
        gap.Because.ShouldContain(error);
        (gap.Grant?.Contains(grant ?? "") ?? grant is null).ShouldBeTrue();
    }

    private static Incident Prefixed(string output) => Routed(("Name", output), ("region", "eu-central-1"), ("log_group_name", Group), ("log_stream_prefix", "from-"));

    private static Incident Routed(params (string, string)[] options) =>
        new Incident().Service().Definition(42, Incident.Container("app", "awsfirelens", options)).Task(Incident.TaskId);

    private static string Record(string log, string task = Incident.TaskId, string container = "app") => new JsonObject
    {
        ["container_id"] = "c1",
        ["container_name"] = container,
        ["ecs_cluster"] = "prod",
        ["ecs_task_arn"] = Incident.Arn($"task/prod/{task}"),
        ["log"] = log,
    }.ToJsonString();

    private static async Task<Answer> Why(Incident incident)
    {
        using var stack = new Stack(incident.Asked());
        return await stack.Why(Cancel);
    }
}
