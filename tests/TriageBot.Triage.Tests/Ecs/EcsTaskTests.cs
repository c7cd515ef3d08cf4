using TriageBot.Triage.Ecs;

namespace TriageBot.Triage.Tests.Ecs;

public sealed class EcsTaskTests
{
    [Theory]
    [InlineData("arn:aws:ecs:eu-central-1:111122223333:task/prod/0123456789abcdef0123456789abcdef", null, "prod")]
    [InlineData("arn:aws:ecs:eu-central-1:111122223333:task/0123abcd-0123-0123-0123-0123456789ab", null, null)]
    [InlineData("arn:aws:ecs:eu-central-1:111122223333:task/0123abcd-0123-0123-0123-0123456789ab", "arn:aws:ecs:eu-central-1:111122223333:cluster/stage", "stage")]
    public void The_cluster_stands_in_its_own_ARN_or_in_the_tasks(string task, string? cluster, string? expected) =>
        new EcsTask { TaskArn = task, ClusterArn = cluster }.Cluster.ShouldBe(expected);

    [Fact]
    public void A_task_that_no_service_owns_has_none() =>
        new EcsTask { TaskArn = "arn:aws:ecs:eu-central-1:111122223333:task/prod/x", Group = "family:nightly" }.Service.ShouldBeNull();
}
