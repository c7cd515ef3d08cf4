using TriageBot.Aws.Tests.Fakes;
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
    public async Task A_controller_other_than_ECS_is_unsupported_in_AWSs_words()
    {
        _account.Aws.On("ListServiceDeployments", _ => Reply.Error("UnsupportedFeatureException", "not supported"));

        (await Should.ThrowAsync<AwsReadException>(
            () => _account.Clients.Ecs.ListSuccessfulDeployments(_account.Scope, "prod", "checkout", 5, TestContext.Current.CancellationToken))).Failure.Code.ShouldBe("UnsupportedFeatureException");
    }
}
