using TriageBot.Aws.Operations;
using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Tests.Operations;

/// <summary>What holds for each operation, whichever it is.</summary>
public sealed class EveryOperationTests : IDisposable
{
    private static readonly TimeWindow Window = new(Account.Now, Account.Now);
    private static readonly LogStreamRef Stream = new("/g", "s");

    private static readonly Dictionary<string, Func<AwsClients, AwsScope, CancellationToken, Task>> Calls = new()
    {
        ["DescribeTasks"] = (aws, scope, token) => aws.Ecs.DescribeTasks(scope, "prod", ["t"], token),
        ["ListTasks"] = (aws, scope, token) => aws.Ecs.ListTasks(scope, new TaskQuery("prod"), token),
        ["DescribeTaskDefinition"] = (aws, scope, token) => aws.Ecs.DescribeTaskDefinition(scope, "f:1", token),
        ["DescribeServices"] = (aws, scope, token) => aws.Ecs.DescribeService(scope, "prod", "s", token),
        ["ListClusters"] = (aws, scope, token) => aws.Ecs.ListClusters(scope, token),
        ["ListServiceDeployments"] = (aws, scope, token) => aws.Ecs.ListSuccessfulDeployments(scope, "prod", "s", 5, token),
        ["DescribeServiceRevisions"] = (aws, scope, token) => aws.Ecs.DescribeServiceRevisions(scope, ["r"], token),
        ["GetLogEvents"] = (aws, scope, token) => aws.Logs.ReadTail(scope, Stream, Window, 10, token),
        ["FilterLogEvents"] = (aws, scope, token) => aws.Logs.Filter(scope, new LogFilter("/g", "", Window, []), token),
        ["DescribeLogGroups"] = (aws, scope, token) => aws.Logs.DescribeLogGroups(scope, "/g", token),
        ["GetCallerIdentity"] = (aws, scope, token) => aws.Identity.GetCallerIdentity(scope, token),
        ["AssumeRole"] = (aws, scope, token) => aws.Ecs.ListClusters(scope with { Role = new AwsRole("arn:aws:iam::444455556666:role/reader") }, token),
    };

    private readonly Account _account = new();

    public static TheoryData<string> Names => [.. Calls.Keys];

    public void Dispose() => _account.Dispose();

    [Fact]
    public void None_is_forgotten_here() => Calls.Keys.ShouldBe(Operation.All.Select(o => o.Name), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_denial_names_the_action_and_is_not_tried_again(string name)
    {
        _account.Aws.Fault(name, IsQuery(name) ? Reply.XmlError("AccessDenied", "not authorized") : Reply.Error("AccessDeniedException", "not authorized"), times: 9);

        (await Failure(name)).ShouldBe(new ReadFailure(
            FailureKind.Denied, Operation.All.Single(o => o.Name == name).Action, IsQuery(name) ? "AccessDenied" : "AccessDeniedException", "not authorized"));
        _account.Aws.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Throttling_for_good_ends_after_four_requests(string name)
    {
        _account.Aws.Fault(name, IsQuery(name) ? Reply.XmlError("Throttling", "Rate exceeded", 400) : Reply.Throttled(), times: 9);

        (await Failure(name)).Kind.ShouldBe(FailureKind.Throttled);
        _account.Aws.Requests.Count.ShouldBe(4);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_answer_that_breaks_off_is_a_server_error(string name)
    {
        _account.Aws.On(name, _ => IsQuery(name) ? Reply.Xml("<Resp") : Reply.Raw("{\"tas"));

        var failure = await Failure(name);

        failure.Kind.ShouldBe(FailureKind.ServerError);
        failure.Code.ShouldBe("UnreadableResponse");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Who_has_given_up_already_sends_nothing(string name)
    {
        await Should.ThrowAsync<OperationCanceledException>(() => Calls[name](_account.Clients, _account.Scope, new CancellationToken(canceled: true)));

        _account.Aws.Requests.ShouldBeEmpty();
    }

    private static bool IsQuery(string name) => name is "GetCallerIdentity" or "AssumeRole";

    private async Task<ReadFailure> Failure(string name) => (await Should.ThrowAsync<AwsReadException>(
        () => Calls[name](_account.Clients, _account.Scope, TestContext.Current.CancellationToken))).Failure;
}
