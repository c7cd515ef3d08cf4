using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Tests.Caching;

public sealed class CachedEcsTests : IDisposable
{
    private readonly Account _account = new();

    public CachedEcsTests() => _account.Aws
        .On("DescribeTaskDefinition", request => Reply.Raw(
            $$$"""{"taskDefinition":{"taskDefinitionArn":"{{{request.Json["taskDefinition"]}}}","family":"f","revision":1}}"""))
        .On("ListClusters", _ => Reply.Raw("{}"));

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task A_revision_is_read_once_and_a_family_each_time_anew()
    {
        foreach (var name in (string[])["arn:aws:ecs:eu-central-1:1:task-definition/f:1", "arn:aws:ecs:eu-central-1:1:task-definition/f:1", "f", "f"])
        {
            await _account.Clients.Ecs.DescribeTaskDefinition(_account.Scope, name, TestContext.Current.CancellationToken);
            _account.Time.Advance(TimeSpan.FromDays(1));
        }

        _account.Aws.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("STOPPED", 170, 1)]
    [InlineData("STOPPED", 190, 2)]
    [InlineData("RUNNING", 1, 1)]
    [InlineData("RUNNING", 3, 2)]
    [InlineData("DEPROVISIONING", 3, 2)]
    public async Task A_stopped_task_is_kept_for_minutes_a_running_one_for_seconds(string status, int seconds, int calls)
    {
        _account.Aws.On("DescribeTasks", _ => Reply.Raw($$"""{"tasks":[{"taskArn":"t","lastStatus":"{{status}}"}]}"""));

        await Describe("t");
        _account.Time.Advance(TimeSpan.FromSeconds(seconds));
        await Describe("t");

        _account.Aws.Requests.Count.ShouldBe(calls);
    }

    [Fact]
    public async Task Other_arguments_and_other_scopes_are_other_questions()
    {
        await ListClusters(_account.Scope);
        await ListClusters(_account.Scope);
        await ListClusters(_account.Scope with { Region = "eu-west-1" });
        await ListClusters(_account.Scope with { Account = "444455556666" });

        _account.Aws.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_refusal_is_not_kept()
    {
        _account.Aws.Fault("ListClusters", Reply.Denied("ecs:ListClusters"));

        await Should.ThrowAsync<AwsReadException>(() => ListClusters(_account.Scope));
        await ListClusters(_account.Scope);

        _account.Aws.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_missing_service_is_kept_like_one_that_is_there()
    {
        _account.Aws.On("DescribeServices", _ => Reply.Raw("""{"failures":[{"arn":"a","reason":"MISSING"}]}"""));

        for (var i = 0; i < 2; i++)
            (await _account.Clients.Ecs.DescribeService(_account.Scope, "prod", "gone", TestContext.Current.CancellationToken)).ShouldBeNull();

        _account.Aws.Requests.Count.ShouldBe(1);
    }

    private Task<DescribedTasks> Describe(string task) => _account.Clients.Ecs.DescribeTasks(_account.Scope, "prod", [task], TestContext.Current.CancellationToken);

    private Task<IReadOnlyList<string>> ListClusters(AwsScope scope) => _account.Clients.Ecs.ListClusters(scope, TestContext.Current.CancellationToken);
}
