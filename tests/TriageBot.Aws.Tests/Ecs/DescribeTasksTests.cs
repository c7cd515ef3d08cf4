using System.Text.Json.Nodes;
using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Ecs;

public sealed class DescribeTasksTests : IDisposable
{
    private const string Id = "0123456789abcdef0123456789abcdef";
    private readonly Account _account = new();

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task A_stopped_task_keeps_every_field_and_every_millisecond()
    {
        _account.Aws.On("DescribeTasks", _ => Reply.Raw($$"""
            {"tasks":[{
              "taskArn":"arn:aws:ecs:eu-central-1:111122223333:task/prod/{{Id}}",
              "clusterArn":"arn:aws:ecs:eu-central-1:111122223333:cluster/prod",
              "taskDefinitionArn":"arn:aws:ecs:eu-central-1:111122223333:task-definition/checkout:42",
              "version":7,"group":"service:checkout","startedBy":"ecs-svc/1234567890123456789","launchType":"FARGATE","platformVersion":"1.4.0",
              "lastStatus":"STOPPED","desiredStatus":"STOPPED","stopCode":"EssentialContainerExited","stoppedReason":"Essential container in task exited",
              "createdAt":1767225600.001,"pullStartedAt":1767225601.1,"pullStoppedAt":1767225602,"startedAt":1767225603.999,
              "stoppingAt":1.767225604123E9,"executionStoppedAt":1767225605.123,"stoppedAt":1767225606.5,
              "cpu":"256","memory":"512","ephemeralStorage":{"sizeInGiB":20},"somethingNew":{"a":[1]},
              "containers":[
                {"name":"app","image":"checkout:1.4","imageDigest":"sha256:aa","runtimeId":"r-1","lastStatus":"STOPPED","exitCode":137,
                 "reason":"OutOfMemoryError: Container killed due to memory usage","cpu":"0","memory":"512","healthStatus":"UNKNOWN",
                 "networkInterfaces":[{"attachmentId":"e","privateIpv4Address":"10.0.0.7"}]},
                {"name":"aws-guardduty-agent-x","lastStatus":"STOPPED","cpu":"null","memory":"null"}],
              "attachments":[{"id":"e","type":"ElasticNetworkInterface","status":"DELETED","details":[{"name":"subnetId","value":"subnet-1"},{"name":"odd"}]}],
              "attributes":[{"name":"ecs.cpu-architecture","value":"arm64"}],"enableExecuteCommand":true,
              "overrides":{"containerOverrides":[],"executionRoleArn":"arn:aws:iam::111122223333:role/other"}
            }],"failures":[]}
            """));

        var described = await _account.Clients.Ecs.DescribeTasks(_account.Scope, "prod", [Id], TestContext.Current.CancellationToken);

        var task = described.Tasks.ShouldHaveSingleItem();
        described.Missing.ShouldBeEmpty();
        task.TaskId.ShouldBe(Id);
        task.Service.ShouldBe("checkout");
        task.Version.ShouldBe(7);
        task.CreatedAt.ShouldBe(Time(0, 1));
        task.PullStartedAt.ShouldBe(Time(1, 100));
        task.PullStoppedAt.ShouldBe(Time(2, 0));
        task.StartedAt.ShouldBe(Time(3, 999));
        task.StoppingAt.ShouldBe(Time(4, 123));
        task.ExecutionStoppedAt.ShouldBe(Time(5, 123));
        task.StoppedAt.ShouldBe(Time(6, 500));
        (task.Cpu, task.MemoryMiB, task.EphemeralStorageGiB).ShouldBe((256, 512, 20));
        task.Containers[0].ExitCode.ShouldBe(137);
        task.Containers[0].MemoryMiB.ShouldBe(512);
        task.Containers[1].ExitCode.ShouldBeNull();
        task.Containers[1].MemoryMiB.ShouldBeNull();
        task.Containers[0].PrivateIp.ShouldBe("10.0.0.7");
        task.Attachments[0].Details.ShouldBe(new Dictionary<string, string> { ["subnetId"] = "subnet-1" });
        task.Attributes.ShouldBe(new Dictionary<string, string> { ["ecs.cpu-architecture"] = "arm64" });
        task.ExecuteCommandEnabled.ShouldBeTrue();
        (task.ExecutionRoleOverride, task.TaskRoleOverride).ShouldBe(("arn:aws:iam::111122223333:role/other", null));
    }

    [Fact]
    public async Task What_ECS_does_not_know_is_missing_and_no_error()
    {
        _account.Aws.On("DescribeTasks", _ => Reply.Raw(
            $$"""{"tasks":[],"failures":[{"arn":"arn:aws:ecs:eu-central-1:111122223333:task/prod/{{Id}}","reason":"MISSING"}]}"""));

        var described = await _account.Clients.Ecs.DescribeTasks(_account.Scope, "prod", [Id], TestContext.Current.CancellationToken);

        described.Tasks.ShouldBeEmpty();
        described.Missing.ShouldBe([new MissingTask($"arn:aws:ecs:eu-central-1:111122223333:task/prod/{Id}", "MISSING")]);
    }

    [Fact]
    public async Task More_than_a_hundred_tasks_are_asked_for_in_calls_of_a_hundred()
    {
        _account.Aws.On("DescribeTasks", request =>
        {
            var tasks = request.Json["tasks"]!.AsArray();
            return tasks.Count > 100
                ? Reply.Error("InvalidParameterException", "Tasks cannot have more than 100 elements.")
                : Reply.Json(new JsonObject { ["tasks"] = new JsonArray([.. tasks.Select(t => (JsonNode)new JsonObject { ["taskArn"] = $"task/prod/{t}" })]) });
        });
        string[] ids = [.. Enumerable.Range(0, 201).Select(i => $"{i:x32}")];

        var described = await _account.Clients.Ecs.DescribeTasks(_account.Scope, "prod", ids, TestContext.Current.CancellationToken);

        described.Tasks.Select(t => t.TaskId).ShouldBe(ids);
        _account.Aws.Requests.Select(r => r.Json["tasks"]!.AsArray().Count).ShouldBe([100, 100, 1]);
    }

    [Fact]
    public async Task No_cluster_is_left_out_of_the_request()
    {
        _account.Aws.On("DescribeTasks", _ => Reply.Raw("{}"));

        await _account.Clients.Ecs.DescribeTasks(_account.Scope, null, [Id], TestContext.Current.CancellationToken);

        _account.Aws.Requests.Single().Body.ShouldBe($$"""{"tasks":["{{Id}}"]}""");
    }

    [Theory]
    [InlineData("""{"tasks":[{"lastStatus":"STOPPED"}]}""")]
    [InlineData("""{"tasks":[{"taskArn":null}]}""")]
    [InlineData("""{"tasks":[{"taskArn":"a","createdAt":"yesterday"}]}""")]
    [InlineData("""{"tasks":[{"taskArn":"a","createdAt":1e300}]}""")]
    [InlineData("""{"tasks":[{"taskArn":"a","las""")]
    [InlineData("<html>hello</html>")]
    [InlineData("null")]
    [InlineData("")]
    public async Task An_answer_that_is_not_AWSs_is_one_clear_failure(string body)
    {
        _account.Aws.On("DescribeTasks", _ => Reply.Raw(body));

        var e = await Should.ThrowAsync<AwsReadException>(
            () => _account.Clients.Ecs.DescribeTasks(_account.Scope, "prod", [Id], TestContext.Current.CancellationToken));

        e.Failure.Kind.ShouldBe(FailureKind.ServerError);
        e.Failure.Operation.ShouldBe("ecs:DescribeTasks");
        e.Failure.Message.ShouldContain("cut off or not what AWS documents");
    }

    private static DateTimeOffset Time(int seconds, int milliseconds) =>
        new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds).AddMilliseconds(milliseconds);
}
