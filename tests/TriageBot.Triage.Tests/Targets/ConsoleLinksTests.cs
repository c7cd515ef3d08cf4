using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Tests.Targets;

public sealed class ConsoleLinksTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1767276131042);

    [Fact]
    public void A_log_event_link_escapes_names_twice_as_the_console_does()
    {
        var link = ConsoleLinks.LogEvents(new AwsScope(null, "eu-central-1"), "/ecs/check out", $"ecs/app[$x]/{Forms.Id}", At);

        link.ShouldBe("https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1#logsV2:log-groups/log-group/$252Fecs$252Fcheck$2520out"
            + $"/log-events/ecs$252Fapp$255B$2524x$255D$252F{Forms.Id}$3Fstart$3D1767276131042");
    }

    [Fact]
    public void The_group_may_be_an_arn() =>
        ConsoleLinks.LogEvents(new AwsScope(null, "us-east-1"), "arn:aws:logs:us-east-1:123456789012:log-group:/ecs/a:*", "s")
            .ShouldBe("https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/$252Fecs$252Fa/log-events/s");

    [Theory]
    [InlineData("cn-north-1", "cn-north-1.console.amazonaws.cn")]
    [InlineData("us-gov-west-1", "us-gov-west-1.console.amazonaws-us-gov.com")]
    [InlineData("eusc-de-east-1", "eusc-de-east-1.console.amazonaws-eusc.eu")]
    [InlineData("ap-southeast-2", "ap-southeast-2.console.aws.amazon.com")]
    public void Each_partition_has_its_own_console(string region, string host)
    {
        var scope = new AwsScope(null, region);

        ConsoleLinks.Task(scope, "web", Forms.Id).ShouldBe($"https://{host}/ecs/v2/clusters/web/tasks/{Forms.Id}/configuration?region={region}");
        ConsoleLinks.Service(scope, "web", "checkout").ShouldBe($"https://{host}/ecs/v2/clusters/web/services/checkout/health?region={region}");
    }

    [Fact]
    public void A_partition_off_the_public_internet_has_no_link() =>
        ConsoleLinks.Task(new AwsScope(null, "us-iso-east-1"), "web", Forms.Id).ShouldBeNull();

    [Theory]
    [InlineData("eu-central-1")]
    [InlineData("cn-northwest-1")]
    [InlineData("us-gov-east-1")]
    [InlineData("eusc-de-east-1")]
    public void A_link_reads_back_as_the_target_that_it_was_made_for(string region)
    {
        var task = new TaskTarget(new AwsScope(null, region), "web-1_a", Forms.Id);
        var service = new ServiceTarget(task.Scope, "web-1_a", "checkout");

        Read(ConsoleLinks.Task(task.Scope, task.Cluster!, task.TaskId)).ShouldBe(task);
        Read(ConsoleLinks.Service(service.Scope, service.Cluster!, service.Service)).ShouldBe(service);
        Read(ConsoleLinks.LogEvents(task.Scope, "/ecs/a b$%", $"pre fix%$/app/{Forms.Id}", At)).ShouldBe(task with { Cluster = null, Container = "app" });
    }

    [Fact]
    public void A_hostile_name_cannot_leave_its_place_in_a_link() =>
        ConsoleLinks.Service(new AwsScope(null, "us-east-1"), "a/../..?region=x#", "b|<c>")
            .ShouldBe("https://us-east-1.console.aws.amazon.com/ecs/v2/clusters/a%2F..%2F..%3Fregion%3Dx%23/services/b%7C%3Cc%3E/health?region=us-east-1");

    private static Target? Read(string? link) => TargetParser.Parse(link!, new TargetDefaults()).Target;
}
