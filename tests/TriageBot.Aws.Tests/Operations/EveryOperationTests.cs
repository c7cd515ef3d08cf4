using TriageBot.Aws.Operations;
using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Iam;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Metrics;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Tests.Operations;

/// <summary>What holds for each operation, whichever it is.</summary>
public sealed class EveryOperationTests : IDisposable
{
    private static readonly TimeWindow Window = new(Account.Now, Account.Now);
    private static readonly LogStreamRef Stream = new("/g", "s");
    private static readonly QueueAddress Queue = new(new AwsScope("111122223333", "eu-central-1"), "alerts", null);
    private static readonly QueueMessage Message = new("m", "r", "");

    private static readonly Dictionary<string, Func<AwsClients, AwsScope, CancellationToken, Task>> Calls = new()
    {
        ["DescribeTasks"] = (aws, scope, token) => aws.Ecs.DescribeTasks(scope, "prod", ["t"], token),
        ["ListTasks"] = (aws, scope, token) => aws.Ecs.ListTasks(scope, new TaskQuery("prod"), token),
        ["DescribeTaskDefinition"] = (aws, scope, token) => aws.Ecs.DescribeTaskDefinition(scope, "f:1", token),
        ["DescribeServices"] = (aws, scope, token) => aws.Ecs.DescribeService(scope, "prod", "s", token),
        ["ListClusters"] = (aws, scope, token) => aws.Ecs.ListClusters(scope, token),
        ["ListServiceDeployments"] = (aws, scope, token) => aws.Ecs.ListSuccessfulDeployments(scope, "prod", "s", 5, token),
        ["DescribeServiceRevisions"] = (aws, scope, token) => aws.Ecs.DescribeServiceRevisions(scope, ["r"], token),
        ["DescribeServiceDeployments"] = (aws, scope, token) => aws.Ecs.DescribeServiceDeployments(scope, "prod", "s", 5, token),
        ["DescribeClusters"] = (aws, scope, token) => aws.Ecs.DescribeCluster(scope, "prod", token),
        ["DescribeContainerInstances"] = (aws, scope, token) => aws.Ecs.DescribeContainerInstances(scope, "prod", ["i"], token),
        ["GetLogEvents"] = (aws, scope, token) => aws.Logs.ReadTail(scope, Stream, Window, 10, token),
        ["FilterLogEvents"] = (aws, scope, token) => aws.Logs.Filter(scope, new LogFilter("/g", "", Window, []), token),
        ["DescribeLogGroups"] = (aws, scope, token) => aws.Logs.DescribeLogGroups(scope, "/g", token),
        ["StartQuery"] = Query,
        ["GetQueryResults"] = Query,
        ["StopQuery"] = Query,
        ["GetLogRecord"] = (aws, scope, token) => aws.Insights.GetLogRecord(scope, "p", token),
        ["GetMetricData"] = (aws, scope, token) => aws.Metrics.GetMetricData(
            scope, [new MetricQuery("m", "AWS/ECS", "MemoryUtilization", "Maximum", [])], Window, TimeSpan.FromMinutes(1), token),
        ["GetRole"] = (aws, scope, token) => aws.Iam.GetRole(scope, "r", token),
        ["ListAttachedRolePolicies"] = Policies,
        ["ListRolePolicies"] = Policies,
        ["GetRolePolicy"] = Policies,
        ["GetPolicy"] = Policies,
        ["GetPolicyVersion"] = Policies,
        ["SimulatePrincipalPolicy"] = (aws, scope, token) => aws.Iam.Simulate(scope, "arn:aws:iam::111122223333:role/r", ["s3:GetObject"], [], token),
        ["GetCallerIdentity"] = (aws, scope, token) => aws.Identity.GetCallerIdentity(scope, token),
        ["ReceiveMessage"] = (aws, _, token) => aws.Sqs.ReceiveMessage(Queue, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60), token),
        ["DeleteMessageBatch"] = (aws, _, token) => aws.Sqs.DeleteMessageBatch(Queue, [Message], token),
        ["ChangeMessageVisibilityBatch"] = (aws, _, token) => aws.Sqs.ChangeMessageVisibilityBatch(Queue, [Message], TimeSpan.Zero, token),
        ["GetQueueAttributes"] = (aws, _, token) => aws.Sqs.GetQueueAttributes(Queue, token),
        ["AssumeRole"] = (aws, scope, token) => aws.Ecs.ListClusters(scope with { Role = new AwsRole("arn:aws:iam::444455556666:role/reader") }, token),
    };

    private readonly Account _account = new();

    /// <summary>Some operations are reached by the answers of others.</summary>
    public EveryOperationTests() => _account.Aws
        .On("ListServiceDeployments", _ => Reply.Raw("""{"serviceDeployments":[{"serviceDeploymentArn":"d"}]}"""))
        .On("StartQuery", _ => Reply.Raw("""{"queryId":"q"}"""))
        .On("GetQueryResults", _ => Reply.Raw("""{"status":"Running","statistics":{"bytesScanned":1}}"""))
        .On("StopQuery", _ => Reply.Raw("{}"))
        .On("ListAttachedRolePolicies", _ => Reply.Result("ListAttachedRolePolicies", "<AttachedPolicies><member><PolicyArn>a</PolicyArn></member></AttachedPolicies>"))
        .On("ListRolePolicies", _ => Reply.Result("ListRolePolicies", "<PolicyNames><member>p</member></PolicyNames>"))
        .On("GetRolePolicy", _ => Reply.Result("GetRolePolicy", "<PolicyDocument>%7B%7D</PolicyDocument>"))
        .On("GetPolicy", _ => Reply.Result("GetPolicy", "<Policy><DefaultVersionId>v1</DefaultVersionId></Policy>"))
        .On("GetPolicyVersion", _ => Reply.Result("GetPolicyVersion", "<PolicyVersion><Document>%7B%7D</Document></PolicyVersion>"));

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
        _account.Aws.Count(name).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Throttling_for_good_ends_after_four_requests(string name)
    {
        _account.Aws.Fault(name, IsQuery(name) ? Reply.XmlError("Throttling", "Rate exceeded", 400) : Reply.Throttled(), times: 9);

        (await Failure(name)).Kind.ShouldBe(FailureKind.Throttled);
        _account.Aws.Count(name).ShouldBe(4);
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

    private static bool IsQuery(string name) => Operation.All.Single(o => o.Name == name).Service.Protocol is WireProtocol.Query;

    private static Task<InsightsRead> Query(AwsClients aws, AwsScope scope, CancellationToken token) =>
        aws.Insights.Query(scope, ["/g"], "fields @message", Window, 10, 0, token);

    private static Task<RolePolicies> Policies(AwsClients aws, AwsScope scope, CancellationToken token) => aws.Iam.GetRolePolicies(scope, "r", token);

    private async Task<ReadFailure> Failure(string name) => (await Should.ThrowAsync<AwsReadException>(
        () => Calls[name](_account.Clients, _account.Scope, TestContext.Current.CancellationToken))).Failure;
}
