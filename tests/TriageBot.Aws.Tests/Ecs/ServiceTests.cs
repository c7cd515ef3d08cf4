using TriageBot.Aws.Tests.Fakes;
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
        _account.Aws.Requests.Single().Body.ShouldBe("""{"cluster":"prod","services":["checkout"]}""");
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

    [Fact]
    public async Task Clusters_are_named_over_all_pages()
    {
        _account.Aws.On("ListClusters", request => Reply.Raw(request.Json.ContainsKey("nextToken")
            ? $$"""{"clusterArns":["{{Arn}}:cluster/b"]}"""
            : $$"""{"clusterArns":["{{Arn}}:cluster/a"],"nextToken":"n"}"""));

        (await _account.Clients.Ecs.ListClusters(_account.Scope, TestContext.Current.CancellationToken)).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task Successful_deployments_come_newest_first_up_to_the_limit()
    {
        _account.Aws.On("ListServiceDeployments", request => Reply.Raw(request.Json.ContainsKey("nextToken")
            ? """{"serviceDeployments":[{"targetServiceRevisionArn":"r3","finishedAt":1767225603.125}]}"""
            : """{"serviceDeployments":[{"targetServiceRevisionArn":"r1","finishedAt":1767225601},{"targetServiceRevisionArn":"r2","startedAt":1767225600,"finishedAt":1767225602}],"nextToken":"n"}"""));

        var deployments = await _account.Clients.Ecs.ListSuccessfulDeployments(_account.Scope, "prod", "checkout", 5, TestContext.Current.CancellationToken);

        deployments.Select(d => d.RevisionArn).ShouldBe(["r3", "r2", "r1"]);
        deployments[0].FinishedAt.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1_767_225_603_125));
        _account.Aws.Requests.First().Body.ShouldBe("""{"cluster":"prod","service":"checkout","status":["SUCCESSFUL"],"maxResults":5}""");
    }

    [Fact]
    public async Task Revisions_are_asked_for_in_calls_of_twenty()
    {
        _account.Aws.On("DescribeServiceRevisions", request =>
        {
            var arns = request.Json["serviceRevisionArns"]!.AsArray();
            return arns.Count > 20
                ? Reply.Error("InvalidParameterException", "Too many revisions.")
                : Reply.Raw($$"""{"serviceRevisions":[{{string.Join(',', arns.Select(a => $$"""{"serviceRevisionArn":"{{a}}","taskDefinition":"td:{{a}}"}"""))}}]}""");
        });
        string[] arns = [.. Enumerable.Range(0, 21).Select(i => $"r{i}")];

        var revisions = await _account.Clients.Ecs.DescribeServiceRevisions(_account.Scope, arns, TestContext.Current.CancellationToken);

        revisions.Select(r => r.TaskDefinitionArn).ShouldBe(arns.Select(a => $"td:{a}"));
        _account.Aws.Requests.Count.ShouldBe(2);
    }

    private Task<TriageBot.Triage.Ecs.EcsService?> Describe() =>
        _account.Clients.Ecs.DescribeService(_account.Scope, "prod", "checkout", TestContext.Current.CancellationToken);
}
