using System.Text.Json;
using TriageBot.Replay.Reported;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Tests.Reported;

/// <summary>A report becomes an account in which stands what it states, and nothing else.</summary>
public sealed class ReportedWorldTests
{
    private const string Bare = """{"id":"x","bucket":"UNKNOWN","cause":"no_evidence"}""";
    private const string Oom = """{"id":"x","stopCode":"EssentialContainerExited","stoppedReason":"Essential container in task exited","containers":[{"name":"app","exitCode":137,"reason":"OutOfMemoryError"}],"logLines":["one","two"],"taskDef":{"cpu":"0.5 vCPU","memory":"1 GB"},"launchType":"FARGATE","bucket":"OOM","cause":"container_oom"}""";

    [Fact]
    public void What_a_report_leaves_out_has_its_default()
    {
        var failure = Read(Bare);

        failure.Containers.ShouldBeEmpty();
        failure.LogLines.ShouldBeEmpty();
        failure.EvidenceSuffices.ShouldBeTrue();
        failure.Confirmed.ShouldBeFalse();
        failure.Line.ShouldBe(1);
    }

    [Fact]
    public async Task A_task_has_no_field_that_the_report_does_not_state()
    {
        var task = await TaskOf(Bare);

        task.EnumerateObject().Select(p => p.Name).ShouldBe(["taskArn", "clusterArn", "taskDefinitionArn", "lastStatus", "desiredStatus", "containers"], ignoreOrder: true);
        task.GetProperty("containers").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("CannotPullContainerError: 111122223333.dkr.ecr.ap-southeast-2.amazonaws.com/a:1: not found", "ap-southeast-2")]
    [InlineData("failed to fetch secret arn:aws-us-gov:secretsmanager:us-gov-west-1:111122223333:secret:db-Ab12Cd", "us-gov-west-1")]
    [InlineData("Task failed to start", "eu-central-1")]
    public void It_stands_in_the_region_that_ECS_names(string reason, string region)
    {
        var failure = Read($$"""{"id":"x","stopCode":"TaskFailedToStart","stoppedReason":"{{reason}}","bucket":"UNKNOWN","cause":"no_evidence"}""");

        ReportedWorld.Of(failure, withEvents: false).ExpectedTarget!.Split(':')[3].ShouldBe(region);
    }

    [Fact]
    public async Task No_time_of_the_task_is_made_up()
    {
        var task = await TaskOf(Oom);

        task.EnumerateObject().Select(p => p.Name).Where(n => n.EndsWith("At", StringComparison.Ordinal)).ShouldBeEmpty();
        task.GetProperty("stopCode").GetString().ShouldBe("EssentialContainerExited");
        var container = task.GetProperty("containers")[0];
        container.GetProperty("exitCode").GetInt32().ShouldBe(137);
        container.TryGetProperty("runtimeId", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Sizes_are_as_ECS_keeps_them()
    {
        var definition = (await Aws(Oom).Ecs("DescribeTaskDefinition", """{"taskDefinition":"reported:1"}""")).Json.GetProperty("taskDefinition");

        definition.GetProperty("cpu").ToString().ShouldBe("512");
        definition.GetProperty("memory").ToString().ShouldBe("1024");
        definition.TryGetProperty("networkMode", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task There_is_a_log_only_where_lines_are_reported_and_an_event_only_where_it_is_asked_for()
    {
        (await Groups(Bare, withEvents: false)).ShouldBeEmpty();
        (await Groups(Oom, withEvents: false)).ShouldBe(["/ecs/reported"]);
        (await Groups(Oom, withEvents: true)).ShouldBe(["/aws/events/ecs/containerinsights/reported/performance", "/ecs/reported"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_report_of_a_service_has_no_task()
    {
        var aws = Aws("""{"id":"x","serviceEvents":["(service x) was unable to place a task."],"bucket":"RESOURCE","cause":"placement_cpu"}""");

        (await aws.Ecs("ListTasks", """{"cluster":"reported","desiredStatus":"STOPPED"}""")).Json.GetProperty("taskArns").GetArrayLength().ShouldBe(0);
        var service = (await aws.Ecs("DescribeServices", """{"cluster":"reported","services":["reported"]}""")).Json.GetProperty("services")[0];
        service.GetProperty("events")[0].GetProperty("message").GetString().ShouldBe("(service x) was unable to place a task.");
        service.TryGetProperty("desiredCount", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Spot_is_a_capacity_provider()
    {
        var task = await TaskOf("""{"id":"x","launchType":"FARGATE_SPOT","bucket":"RESOURCE","cause":"spot_interruption"}""");

        task.GetProperty("launchType").GetString().ShouldBe("FARGATE");
        task.GetProperty("capacityProviderName").GetString().ShouldBe("FARGATE_SPOT");
    }

    private static ReportedFailure Read(string line) => ReportedFailures.Parse([line], "a.jsonl").Single();

    private static AwsClient Aws(string line, bool withEvents = false) => new(World.Of([ReportedWorld.Of(Read(line), withEvents)], new StillTime()));

    private static async Task<JsonElement> TaskOf(string line)
    {
        var arn = ReportedWorld.Of(Read(line), withEvents: false).ExpectedTarget;
        return (await Aws(line).Ecs("DescribeTasks", $$"""{"cluster":"reported","tasks":["{{arn}}"]}""")).Json.GetProperty("tasks")[0];
    }

    private static async Task<IEnumerable<string>> Groups(string line, bool withEvents) =>
        (await Aws(line, withEvents).Logs("DescribeLogGroups", "{}")).Texts("logGroups", "logGroupName");
}
