using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Ecs;

public sealed class ServiceTests : IDisposable
{
    private const string Arn = "arn:aws:ecs:eu-central-1:111122223333";
    private readonly Account _account = new();

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task A_service_comes_with_its_rollout_and_its_newest_event_first()
    {
        _account.Aws.On("DescribeServices", _ => Reply.Raw($$"""
            {"services":[{"serviceArn":"{{Arn}}:service/prod/checkout","serviceName":"checkout","status":"ACTIVE",
              "desiredCount":3,"runningCount":2,"pendingCount":1,"taskDefinition":"{{Arn}}:task-definition/checkout:42","createdAt":1767225600,
              "loadBalancers":[{"targetGroupArn":"tg-1","containerName":"app","containerPort":80},{"loadBalancerName":"classic"}],"healthCheckGracePeriodSeconds":30,
              "deployments":[
                {"id":"ecs-svc/2","status":"PRIMARY","taskDefinition":"td:42","desiredCount":3,"runningCount":0,"pendingCount":1,"failedTasks":7,
                 "createdAt":1767225600.25,"rolloutState":"IN_PROGRESS","rolloutStateReason":"ECS deployment ecs-svc/2 in progress."},
                {"id":"ecs-svc/1","status":"ACTIVE"}],
              "events":[{"id":"e1","createdAt":1767225601,"message":"older"},{"id":"e2","createdAt":1767225602.5,"message":"newer"}]}],"failures":[]}
            """));

        var service = await Describe();

        service.ShouldNotBeNull();
        (service.DesiredCount, service.RunningCount, service.PendingCount).ShouldBe((3, 2, 1));
        service.Primary!.FailedTasks.ShouldBe(7);
        service.Primary.RolloutState.ShouldBe("IN_PROGRESS");
        service.Events.Select(e => e.Message).ShouldBe(["newer", "older"]);
        service.TargetGroupArns.ShouldBe(["tg-1"]);
        _account.Aws.Requests.Single().Body.ShouldBe("""{"cluster":"prod","services":["checkout"],"include":["TAGS"]}""");
    }

    [Fact]
    public async Task A_service_tells_its_network_its_load_balancers_and_how_it_deploys()
    {
        _account.Aws.On("DescribeServices", _ => Reply.Raw($$"""
            {"services":[{"serviceArn":"{{Arn}}:service/prod/checkout","serviceName":"checkout","platformVersion":"1.4.0",
              "capacityProviderStrategy":[{"capacityProvider":"FARGATE_SPOT","weight":3,"base":1},{"capacityProvider":"FARGATE"}],
              "loadBalancers":[{"targetGroupArn":"tg-1","containerName":"app","containerPort":80},{"loadBalancerName":"classic"}],
              "networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1","subnet-2"],"securityGroups":["sg-1"],"assignPublicIp":"ENABLED"} },
              "deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":true,"rollback":true},"maximumPercent":200,"minimumHealthyPercent":100,"strategy":"ROLLING",
                "alarms":{"alarmNames":[],"enable":false,"rollback":false} } }],"failures":[]}
            """));

        var service = (await Describe())!;

        service.CapacityProviders.ShouldBe([new("FARGATE_SPOT", 3, 1), new("FARGATE", 0, 0)]);
        service.LoadBalancers.ShouldBe([new("tg-1", null, "app", 80), new(null, "classic", null, null)]);
        service.Network!.Subnets.ShouldBe(["subnet-1", "subnet-2"]);
        service.Network.SecurityGroups.ShouldBe(["sg-1"]);
        service.Network.AssignsPublicIp.ShouldBeTrue();
        service.DeploymentSettings.ShouldBe(new DeploymentSettings(true, true, 100, 200, "ROLLING"));
        (service.LaunchType, service.PlatformVersion).ShouldBe((null, "1.4.0"));
    }

    [Fact]
    public async Task A_service_that_is_missing_is_null()
    {
        _account.Aws.On("DescribeServices", _ => Reply.Raw($$"""{"services":[],"failures":[{"arn":"{{Arn}}:service/prod/checkout","reason":"MISSING"}]}"""));

        (await Describe()).ShouldBeNull();
    }

    [Fact]
    public async Task A_cluster_that_does_not_exist_is_not_found()
    {
        _account.Aws.On("DescribeServices", _ => Reply.Error("ClusterNotFoundException", "Cluster not found."));

        (await Should.ThrowAsync<AwsReadException>(Describe)).Failure.Kind.ShouldBe(FailureKind.NotFound);
    }

    private Task<EcsService?> Describe() =>
        _account.Clients.Ecs.DescribeService(_account.Scope, "prod", "checkout", TestContext.Current.CancellationToken);
}
