using System.Text.Json.Nodes;
using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Ecs;

public sealed class DeploymentReaderTests : IDisposable
{
    private readonly Account _account = new();

    public void Dispose() => _account.Dispose();

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

    [Fact]
    public async Task A_deployment_that_the_circuit_breaker_ended_tells_why_and_what_it_went_back_to()
    {
        _account.Aws
            .On("ListServiceDeployments", _ => Reply.Raw("""{"serviceDeployments":[{"serviceDeploymentArn":"d1","createdAt":1767225600}]}"""))
            .On("DescribeServiceDeployments", _ => Reply.Raw("""
                {"serviceDeployments":[{"serviceDeploymentArn":"d1","status":"ROLLBACK_SUCCESSFUL","statusReason":"Service deployment rolled back because the circuit breaker threshold was exceeded.",
                  "lifecycleStage":"CLEAN_UP","createdAt":1767225600.5,"startedAt":1767225601,"finishedAt":1767225661,"stoppedAt":1767225650,
                  "targetServiceRevision":{"arn":"r2","requestedTaskCount":3},"sourceServiceRevisions":[{"arn":"r1","runningTaskCount":3}],
                  "deploymentConfiguration":{"strategy":"ROLLING","deploymentCircuitBreaker":{"enable":true,"rollback":true}},
                  "deploymentCircuitBreaker":{"status":"TRIGGERED","failureCount":3,"threshold":3},
                  "alarms":{"status":"MONITORING_COMPLETE","alarmNames":["a","b"],"triggeredAlarmNames":["b"]},
                  "rollback":{"reason":"circuit breaker","startedAt":1767225640.25,"serviceRevisionArn":"r1"}}],"failures":[]}
                """));

        var deployment = (await Describe(5)).ShouldHaveSingleItem();

        (deployment.Status, deployment.LifecycleStage, deployment.Strategy).ShouldBe(("ROLLBACK_SUCCESSFUL", "CLEAN_UP", "ROLLING"));
        deployment.StatusReason!.ShouldContain("circuit breaker threshold");
        deployment.CircuitBreaker.ShouldBe(new CircuitBreaker("TRIGGERED", 3, 3));
        deployment.Alarms!.Triggered.ShouldBe(["b"]);
        deployment.Rollback.ShouldBe(new DeploymentRollback("circuit breaker", At(1_767_225_640_250), "r1"));
        (deployment.TargetRevisionArn, deployment.SourceRevisionArns.Single()).ShouldBe(("r2", "r1"));
        (deployment.CreatedAt, deployment.FinishedAt).ShouldBe((At(1_767_225_600_500), At(1_767_225_661_000)));
        _account.Aws.Requests.Select(r => r.Body).ShouldBe(
            ["""{"cluster":"prod","service":"checkout","maxResults":5}""", """{"serviceDeploymentArns":["d1"]}"""]);
    }

    [Fact]
    public async Task The_newest_deployments_are_described_in_calls_of_twenty()
    {
        _account.Aws
            .On("ListServiceDeployments", request => Reply.Raw(request.Json.ContainsKey("nextToken") ? Page(25, 15) : Page(0, 25, "n")))
            .On("DescribeServiceDeployments", request =>
            {
                var arns = request.Json["serviceDeploymentArns"]!.AsArray();
                return arns.Count > 20
                    ? Reply.Error("InvalidParameterException", "Too many service deployments.")
                    : Reply.Json(new JsonObject
                    {
                        ["serviceDeployments"] = new JsonArray(
                            [.. arns.Select(a => (JsonNode)new JsonObject { ["serviceDeploymentArn"] = (string)a!, ["createdAt"] = int.Parse((string)a!, System.Globalization.CultureInfo.InvariantCulture) })]),
                    });
            });

        var deployments = await Describe(30);

        deployments.Select(d => d.Arn).ShouldBe(Enumerable.Range(10, 30).Reverse().Select(i => $"{i}"));
        _account.Aws.Count("DescribeServiceDeployments").ShouldBe(2);
    }

    [Fact]
    public async Task A_service_without_deployments_costs_one_call()
    {
        _account.Aws.On("ListServiceDeployments", _ => Reply.Raw("""{"serviceDeployments":[]}"""));

        (await Describe(5)).ShouldBeEmpty();
        _account.Aws.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_controller_other_than_ECS_is_unsupported_in_AWSs_words()
    {
        _account.Aws.On("ListServiceDeployments", _ => Reply.Error("UnsupportedFeatureException", "not supported"));

        (await Should.ThrowAsync<AwsReadException>(() => Describe(5))).Failure.Code.ShouldBe("UnsupportedFeatureException");
    }

    private static string Page(int from, int count, string? next = null) => new JsonObject
    {
        ["serviceDeployments"] = new JsonArray([.. Enumerable.Range(from, count).Select(i => (JsonNode)new JsonObject { ["serviceDeploymentArn"] = $"{i}", ["createdAt"] = i })]),
        ["nextToken"] = next,
    }.ToJsonString();

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private Task<IReadOnlyList<ServiceDeployment>> Describe(int limit) =>
        _account.Clients.Ecs.DescribeServiceDeployments(_account.Scope, "prod", "checkout", limit, TestContext.Current.CancellationToken);
}
