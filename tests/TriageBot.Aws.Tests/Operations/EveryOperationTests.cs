using TriageBot.Aws.Operations;
using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Ecr;
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
    private static readonly EcrRepositoryName Repository = new(null, "team/shop");

    private static readonly Dictionary<string, Func<AwsClients, AwsScope, CancellationToken, Task>> Calls = new()
    {
        ["DescribeTasks"] = (aws, scope, token) => aws.Ecs.DescribeTasks(scope, "prod", ["t"], token),
        ["ListTasks"] = (aws, scope, token) => aws.Ecs.ListTasks(scope, new TaskQuery("prod"), token),
        ["DescribeTaskDefinition"] = (aws, scope, token) => aws.Ecs.DescribeTaskDefinition(scope, "f:1", token),
        ["DescribeServices"] = (aws, scope, token) => aws.Ecs.DescribeService(scope, "prod", "s", token),
        ["ListServices"] = (aws, scope, token) => aws.Ecs.ListServices(scope, "prod", 1, token),
        ["ListClusters"] = (aws, scope, token) => aws.Ecs.ListClusters(scope, token),
        ["ListServiceDeployments"] = (aws, scope, token) => aws.Ecs.ListSuccessfulDeployments(scope, "prod", "s", 5, token),
        ["DescribeServiceRevisions"] = (aws, scope, token) => aws.Ecs.DescribeServiceRevisions(scope, ["r"], token),
        ["DescribeClusters"] = (aws, scope, token) => aws.Ecs.DescribeCluster(scope, "prod", token),
        ["DescribeContainerInstances"] = (aws, scope, token) => aws.Ecs.DescribeContainerInstances(scope, "prod", ["i"], token),
        ["ListContainerInstances"] = (aws, scope, token) => aws.Ecs.ListContainerInstances(scope, "prod", 5, token),
        ["DescribeCapacityProviders"] = (aws, scope, token) => aws.Ecs.DescribeCapacityProviders(scope, "prod", ["p"], token),
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
        ["DescribeSubnets"] = (aws, scope, token) => aws.Ec2.DescribeSubnets(scope, ["subnet-1"], token),
        ["DescribeRouteTables"] = (aws, scope, token) => aws.Ec2.DescribeRouteTables(scope, "vpc-1", token),
        ["DescribeNetworkAcls"] = (aws, scope, token) => aws.Ec2.DescribeNetworkAcls(scope, "vpc-1", token),
        ["DescribeSecurityGroups"] = (aws, scope, token) => aws.Ec2.DescribeSecurityGroups(scope, ["sg-1"], token),
        ["DescribeVpcEndpoints"] = (aws, scope, token) => aws.Ec2.DescribeVpcEndpoints(scope, "vpc-1", token),
        ["DescribeNatGateways"] = (aws, scope, token) => aws.Ec2.DescribeNatGateways(scope, "vpc-1", token),
        ["DescribeInternetGateways"] = (aws, scope, token) => aws.Ec2.DescribeInternetGateways(scope, "vpc-1", token),
        ["DescribeNetworkInterfaces"] = (aws, scope, token) => aws.Ec2.DescribeNetworkInterfaces(scope, ["eni-1"], token),
        ["DescribeVpcAttribute"] = (aws, scope, token) => aws.Ec2.DescribeVpcDns(scope, "vpc-1", token),
        ["DescribeVpcBlockPublicAccessOptions"] = (aws, scope, token) => aws.Ec2.DescribeBlockPublicAccess(scope, token),
        ["DescribeVpcBlockPublicAccessExclusions"] = (aws, scope, token) => aws.Ec2.DescribeBlockPublicAccessExclusions(scope, token),
        ["DescribeImages"] = (aws, scope, token) => aws.Ecr.DescribeImage(scope, Repository, new EcrImageId("1", null), token),
        ["BatchGetImage"] = (aws, scope, token) => aws.Ecr.GetManifest(scope, Repository, new EcrImageId("1", null), token),
        ["DescribeTargetGroups"] = (aws, scope, token) => aws.ElasticLoadBalancing.DescribeTargetGroup(scope, "tg", token),
        ["DescribeTargetHealth"] = (aws, scope, token) => aws.ElasticLoadBalancing.DescribeTargetHealth(scope, "tg", token),
        ["DescribeSecret"] = (aws, scope, token) => aws.SecretsManager.DescribeSecret(scope, "s", token),
        ["DescribeParameters"] = (aws, scope, token) => aws.SystemsManager.DescribeParameters(scope, ["/p"], token),
        ["DescribeFileSystems"] = (aws, scope, token) => aws.Efs.DescribeFileSystem(scope, "fs-1", token),
        ["DescribeMountTargets"] = (aws, scope, token) => aws.Efs.DescribeMountTargets(scope, "fs-1", token),
        ["DescribeMountTargetSecurityGroups"] = (aws, scope, token) => aws.Efs.DescribeMountTargetSecurityGroups(scope, "fsmt-1", token),
        ["ListServiceQuotas"] = (aws, scope, token) => aws.ServiceQuotas.ListServiceQuotas(scope, "fargate", token),
    };

    private readonly Account _account = new();

    /// <summary>Some operations are reached by the answers of others.</summary>
    public EveryOperationTests() => _account.Aws
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
        var code = ProtocolOf(name) switch { WireProtocol.Query => "AccessDenied", WireProtocol.Ec2 => "UnauthorizedOperation", _ => "AccessDeniedException" };
        _account.Aws.Fault(name, Refusal(name, code, "not authorized", 403), times: 18);

        (await Failure(name)).ShouldBe(new ReadFailure(FailureKind.Denied, Operation.All.Single(o => o.Name == name).Action, code, "not authorized"));
        // Both attributes of a VPC are asked for at once.
        _account.Aws.Count(name).ShouldBeLessThanOrEqualTo(name == "DescribeVpcAttribute" ? 2 : 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Throttling_for_good_ends_after_four_requests(string name)
    {
        var code = ProtocolOf(name) switch { WireProtocol.Query => "Throttling", WireProtocol.Ec2 => "RequestLimitExceeded", _ => "ThrottlingException" };
        _account.Aws.Fault(name, Refusal(name, code, "Rate exceeded", 400), times: 18);

        (await Failure(name)).Kind.ShouldBe(FailureKind.Throttled);
        _account.Aws.Count(name).ShouldBe(name == "DescribeVpcAttribute" ? 8 : 4);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_answer_that_breaks_off_is_a_server_error(string name)
    {
        _account.Aws.On(name, _ => ProtocolOf(name) is WireProtocol.Query or WireProtocol.Ec2 ? Reply.Xml("<Resp") : Reply.Raw("{\"tas"));

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

    private static WireProtocol ProtocolOf(string name) => Operation.All.Single(o => o.Name == name).Service.Protocol;

    private static Reply Refusal(string name, string code, string message, int status) => ProtocolOf(name) switch
    {
        WireProtocol.Query => Reply.XmlError(code, message, status),
        WireProtocol.Ec2 => Reply.Ec2Error(code, message, status),
        WireProtocol.RestJson => Reply.PathError(code, message, status),
        _ => Reply.Error(code, message),
    };

    private static Task<InsightsRead> Query(AwsClients aws, AwsScope scope, CancellationToken token) =>
        aws.Insights.Query(scope, ["/g"], "fields @message", Window, 10, 0, token);

    private static Task<RolePolicies> Policies(AwsClients aws, AwsScope scope, CancellationToken token) => aws.Iam.GetRolePolicies(scope, "r", token);

    private async Task<ReadFailure> Failure(string name) => (await Should.ThrowAsync<AwsReadException>(
        () => Calls[name](_account.Clients, _account.Scope, TestContext.Current.CancellationToken))).Failure;
}
