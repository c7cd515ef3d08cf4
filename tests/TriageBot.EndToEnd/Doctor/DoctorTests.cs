using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Doctor;

/// <summary>What the doctor says of a world, and how sure one may be of it.</summary>
public sealed class DoctorTests
{
    [Fact]
    public async Task Every_action_of_the_policy_is_looked_at()
    {
        var policy = await Cli.Cli.Run("policy");
        var allowed = JsonNode.Parse(policy.Out)!["Statement"]!.AsArray().Where(s => (string?)s!["Effect"] == "Allow")
            .SelectMany(s => s!["Action"] is JsonArray many ? many.Select(a => (string)a!) : [(string)s["Action"]!]).Where(a => a != "sts:AssumeRole");

        var (_, diagnosis) = await Examine(Incident.OneCrash());

        allowed.ShouldBeSubsetOf(diagnosis["checks"]!.AsArray().Select(c => (string)c!["name"]!));
    }

    [Fact]
    public async Task A_denied_read_fails_with_the_statement_that_would_allow_it()
    {
        var (status, diagnosis) = await Examine(Incident.OneCrash().Fault("DescribeServices", "AccessDeniedException"));

        status.ShouldBe(1);
        var check = Named(diagnosis, "ecs:DescribeServices");
        ((string?)check["status"]).ShouldBe("fail");
        ((string)check["fix"]!).ShouldContain("\"Action\":\"ecs:DescribeServices\"");
        ((string?)Named(diagnosis, "ecs:DescribeTasks")["status"]).ShouldBe("pass");
    }

    [Fact]
    public async Task An_event_log_group_that_is_missing_names_the_template_that_makes_it()
    {
        var (_, diagnosis) = await Examine(Incident.OneCrash());

        var check = Named(diagnosis, Incident.EventGroup);
        ((string?)check["status"]).ShouldBe("fail");
        ((string)check["fix"]!).ShouldContain("deploy/ecs-events.yaml");
    }

    [Fact]
    public async Task Events_that_are_kept_are_well()
    {
        var world = Incident.OneCrash().Events(Incident.EventGroup, "events", (Incident.Stopped, EventLine.OfTask(Incident.StoppedTask(Incident.TaskId))));

        var (_, diagnosis) = await Examine(world);

        ((string?)Named(diagnosis, Incident.EventGroup)["status"]).ShouldBe("pass");
    }

    [Fact]
    public async Task A_crash_with_its_line_is_provable_a_pull_failure_would_be_and_a_silent_exit_is_not()
    {
        var world = Incident.OneCrash()
            .Task("11111111111111111111111111111111", t =>
            {
                (t["stopCode"], t["stoppedReason"], t["startedAt"]) = ("TaskFailedToStart", "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref registry.example/app:9: registry.example/app:9: not found", null);
                t["containers"]![0]!["exitCode"] = null;
            })
            .Task("22222222222222222222222222222222")
            .Task("33333333333333333333333333333333", t => (t["stopCode"], t["stoppedReason"]) = ("ServiceSchedulerInitiated", "Scaling activity initiated by (deployment ecs-svc/1)"));

        var (_, diagnosis) = await Examine(world);

        var score = diagnosis["provability"]!;
        ((int)score["failures"]!, (int)score["now"]!, (int)score["withEvents"]!).ShouldBe((3, 1, 2), diagnosis.ToJsonString());
    }

    [Fact]
    public async Task For_people_the_score_is_a_sentence()
    {
        using var folder = new TempFolder();

        var run = await Cli.Cli.Run("doctor", "--replay", folder.Write("a.case.json", Incident.OneCrash().Asked()));

        run.Out.ShouldContain("of the last 1 failures 1 were provable, 1 would be with deploy/ecs-events.yaml");
    }

    [Fact]
    public async Task Without_an_endpoint_that_answers_nothing_can_be_read()
    {
        var environment = new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:9",
            ["AWS_REGION"] = "eu-central-1",
            ["AWS_ACCESS_KEY_ID"] = "AKIANOBODY",
            ["AWS_SECRET_ACCESS_KEY"] = "nothing",
        };

        var run = await Cli.Cli.RunIn(environment, "doctor");

        run.Status.ShouldBe(4, run.Out + run.Error);
        run.Out.ShouldContain("AWS_ENDPOINT_URL");
    }

    private static JsonNode Named(JsonNode diagnosis, string name) => diagnosis["checks"]!.AsArray().Single(c => (string?)c!["name"] == name)!;

    private static async Task<(int Status, JsonNode Diagnosis)> Examine(Incident world)
    {
        using var folder = new TempFolder();
        var run = await Cli.Cli.Run("doctor", "--replay", folder.Write("a.case.json", world.Asked()), "--format", "json");
        return (run.Status, JsonNode.Parse(run.Out).ShouldNotBeNull(run.Error));
    }
}
