using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Plugins.Incidents;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Tests.Plugins.Incidents;

/// <summary>How far an incident reaches, by every kind of name.</summary>
public sealed class BoundsTests
{
    private const string TaskId = "0123456789abcdef0123456789abcdef";
    private const string Sibling = "1123456789abcdef0123456789abcdef";

    private static readonly EcsTask s_task = Task(TaskId);

    private static readonly TaskDefinition s_definition = new()
    {
        Arn = "arn:aws:ecs:eu-central-1:111122223333:task-definition/checkout:42",
        Family = "checkout",
        Revision = 42,
        ExecutionRoleArn = "arn:aws:iam::111122223333:role/ecs/execution",
        TaskRoleArn = "arn:aws:iam::111122223333:role/checkout-task",
        Containers = [new ContainerDefinition { Name = "app", Log = new LogConfiguration("awslogs", new Dictionary<string, string> { ["awslogs-group"] = "/ecs/checkout", ["awslogs-stream-prefix"] = "ecs" }) }],
    };

    private static readonly Bounds s_bounds = new(new AwsScope("111122223333", "eu-central-1"), new EvidenceSettings(["arn:aws:logs:eu-central-1:999988887777:log-group:/events"], TimeSpan.FromSeconds(15)), s_task, s_definition);

    [Fact]
    public void What_is_the_incidents_is_within()
    {
        s_bounds.OfCluster("prod").ShouldBeNull();
        s_bounds.OfCluster("arn:aws:ecs:eu-central-1:111122223333:cluster/prod").ShouldBeNull();
        s_bounds.OfService("checkout").ShouldBeNull();
        s_bounds.OfFamily("checkout").ShouldBeNull();
        s_bounds.OfAccount("111122223333").ShouldBeNull();
        s_bounds.OfRegion("eu-central-1").ShouldBeNull();
        s_bounds.OfTask(TaskId, []).ShouldBeNull();
        s_bounds.OfTask(Sibling, [Task(Sibling)]).ShouldBeNull();
        s_bounds.OfLogGroup("/ecs/checkout").ShouldBeNull();
        s_bounds.OfLogGroup("/events").ShouldBeNull();
        s_bounds.OfRole("task").ShouldBeNull();
        s_bounds.OfRole("execution").ShouldBeNull();
        s_bounds.OfRole("arn:aws:iam::111122223333:role/checkout-task").ShouldBeNull();
    }

    [Theory]
    [InlineData("arn:aws:ecs:eu-central-1:111122223333:cluster/prod")]
    [InlineData("arn:aws:ecs:eu-central-1:111122223333:service/prod/checkout")]
    [InlineData("arn:aws:ecs:eu-central-1:111122223333:task-definition/checkout:41")]
    [InlineData("arn:aws:iam::111122223333:role/ecs/execution")]
    [InlineData("arn:aws:logs:eu-central-1:111122223333:log-group:/ecs/checkout:*")]
    [InlineData("arn:aws:s3:::anything/at/all")]
    public void ARNs_of_the_incident_are_within(string arn) => s_bounds.OfArn(arn).ShouldBeNull();

    [Theory]
    [InlineData("arn:aws:ecs:eu-central-1:111122223333:cluster/staging", "cluster staging")]
    [InlineData("arn:aws:ecs:eu-central-1:111122223333:service/staging/checkout", "cluster staging")]
    [InlineData("arn:aws:ecs:eu-central-1:111122223333:service/prod/payments", "service payments")]
    [InlineData("arn:aws:ecs:eu-central-1:111122223333:task-definition/payments:1", "task definition payments")]
    [InlineData("arn:aws:ecs:us-east-1:111122223333:cluster/prod", "Region us-east-1")]
    [InlineData("arn:aws:ecs:eu-central-1:999988887777:cluster/prod", "account 999988887777")]
    [InlineData("arn:aws:iam::111122223333:role/admin", "role arn:aws:iam::111122223333:role/admin")]
    [InlineData("arn:aws:iam::999988887777:role/checkout-task", "account 999988887777")]
    [InlineData("arn:aws:iam::111122223333:role/other/checkout-task", "role arn:aws:iam::111122223333:role/other/checkout-task")]
    [InlineData("arn:aws:logs:eu-central-1:111122223333:log-group:/ecs/payments", "log group /ecs/payments")]
    [InlineData("arn:aws:ecs", "ARN arn:aws:ecs")]
    public void Other_ARNs_are_refused_by_name(string arn, string named)
    {
        var beyond = s_bounds.OfArn(arn).ShouldNotBeNull();

        beyond.ShouldStartWith($"{named} is beyond this incident");
    }

    [Fact]
    public void Other_names_are_refused_with_what_it_is_about()
    {
        s_bounds.OfCluster("staging").ShouldBe("cluster staging is beyond this incident, which is about prod; ask about another one with why");
        s_bounds.OfService("payments")!.ShouldContain("about checkout");
        s_bounds.OfTask("ffff456789abcdef0123456789abcdef", [Task(Sibling)])!.ShouldContain(TaskId);
        s_bounds.OfTask($"arn:aws:ecs:eu-central-1:999988887777:task/prod/{TaskId}", []).ShouldNotBeNull();
        s_bounds.OfLogGroup("/ecs/payments")!.ShouldContain("/ecs/checkout");
        s_bounds.OfLogGroup("/ecs/check").ShouldNotBeNull();
        s_bounds.OfRole("admin")!.ShouldContain("execution role execution, task role checkout-task");
    }

    [Fact]
    public void A_task_without_a_service_has_none_within()
    {
        var alone = new Bounds(new AwsScope("111122223333", "eu-central-1"), EvidenceSettings.Default, s_task with { Group = "family:checkout" }, null);

        alone.OfService("checkout").ShouldNotBeNull();
        alone.OfRole("task").ShouldNotBeNull();
    }

    private static EcsTask Task(string id) => new()
    {
        TaskArn = $"arn:aws:ecs:eu-central-1:111122223333:task/prod/{id}",
        ClusterArn = "arn:aws:ecs:eu-central-1:111122223333:cluster/prod",
        TaskDefinitionArn = "arn:aws:ecs:eu-central-1:111122223333:task-definition/checkout:42",
        Group = "service:checkout",
        LastStatus = "STOPPED",
    };
}
