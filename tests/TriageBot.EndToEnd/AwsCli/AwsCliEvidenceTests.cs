using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.Replay.Hosting;
using TriageBot.Replay.Worlds;

namespace TriageBot.EndToEnd.AwsCli;

/// <summary>The real aws command over IAM, metrics, Logs Insights and deployments; what it prints must be what the case holds, by this test's own reading of the case.</summary>
public sealed class AwsCliEvidenceTests : IAsyncLifetime
{
    private const string Role = "arn:aws:iam::111122223333:role/service-role/ecsExec";

    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "AwsCli", "evidence.case.json");

    private readonly JsonObject _case = JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsObject();
    private ReplayServer? _server;

    private AwsCliRunner Aws => new(_server!.Url, "eu-central-1");

    public async ValueTask InitializeAsync() =>
        _server = await ReplayServer.StartAsync(World.Load(File, TimeProvider.System), 0, cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Get_role_gives_the_role_and_its_trust_decoded()
    {
        var recorded = _case["iam"]!["roles"]![0]!;
        var role = (await Aws.Json("iam", "get-role", "--role-name", "ecsExec")).GetProperty("Role");

        role.GetProperty("Arn").GetString().ShouldBe((string)recorded["Arn"]!);
        role.GetProperty("Description").GetString().ShouldBe((string)recorded["Description"]!);
        role.GetProperty("MaxSessionDuration").GetInt32().ShouldBe((int)recorded["MaxSessionDuration"]!);
        AwsCliRunner.Time(role.GetProperty("CreateDate")).ShouldBe(DateTimeOffset.Parse((string)recorded["CreateDate"]!, CultureInfo.InvariantCulture));
        ShouldBeSame(role.GetProperty("AssumeRolePolicyDocument"), recorded["AssumeRolePolicyDocument"]!);
        (await Aws.Error("iam", "get-role", "--role-name", "none")).ShouldContain("(NoSuchEntity)");
    }

    [Fact]
    public async Task Policies_of_a_role_are_listed_and_read()
    {
        var recorded = _case["iam"]!["roles"]![0]!;

        var attached = await Aws.Json("iam", "list-attached-role-policies", "--role-name", "ecsExec", "--page-size", "1");
        ShouldBeSame(attached.GetProperty("AttachedPolicies"), recorded["AttachedPolicies"]!);
        var inline = await Aws.Json("iam", "get-role-policy", "--role-name", "ecsExec", "--policy-name", "secrets");
        ShouldBeSame(inline.GetProperty("PolicyDocument"), recorded["InlinePolicies"]!["secrets"]!);
        (await Aws.Json("iam", "list-role-policies", "--role-name", "ecsExec")).GetProperty("PolicyNames").GetArrayLength().ShouldBe(recorded["InlinePolicies"]!.AsObject().Count);
        var version = await Aws.Json("iam", "get-policy-version", "--policy-arn", "arn:aws:iam::111122223333:policy/no-keys", "--version-id", "v2");
        ShouldBeSame(version.GetProperty("PolicyVersion").GetProperty("Document"), _case["iam"]!["policies"]![1]!["Versions"]![1]!["Document"]!);
        version.GetProperty("PolicyVersion").GetProperty("IsDefaultVersion").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Simulate_principal_policy_decides_as_the_policies_say()
    {
        const string Secret = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbCdEf";
        var answer = await Aws.Json("iam", "simulate-principal-policy", "--policy-source-arn", Role, "--action-names", "secretsmanager:GetSecretValue", "kms:Decrypt", "s3:PutObject", "--resource-arns", Secret);

        answer.GetProperty("EvaluationResults").EnumerateArray()
            .Select(result => $"{result.GetProperty("EvalActionName")} {result.GetProperty("EvalDecision")} {result.GetProperty("ResourceSpecificResults")[0].GetProperty("EvalResourceDecision")}")
            .ShouldBe(["secretsmanager:GetSecretValue allowed allowed", "kms:Decrypt explicitDeny explicitDeny", "s3:PutObject implicitDeny implicitDeny"]);
        var conditional = (await Aws.Json("iam", "simulate-principal-policy", "--policy-source-arn", Role, "--action-names", "ssm:GetParameters")).GetProperty("EvaluationResults")[0];
        conditional.GetProperty("MissingContextValues")[0].GetString().ShouldBe("aws:SourceVpce");
        var told = await Aws.Json("iam", "simulate-principal-policy", "--policy-source-arn", Role, "--action-names", "ssm:GetParameters",
            "--context-entries", "ContextKeyName=aws:SourceVpce,ContextKeyValues=vpce-1,ContextKeyType=string");
        told.GetProperty("EvaluationResults")[0].GetProperty("EvalDecision").GetString().ShouldBe("allowed");
    }

    [Fact]
    public async Task Get_metric_data_gives_the_recorded_points()
    {
        const string Queries = """
            [{"Id":"mem","MetricStat":{"Metric":{"Namespace":"ECS/ContainerInsights","MetricName":"MemoryUtilized","Dimensions":[{"Name":"ClusterName","Value":"prod"},
              {"Name":"ServiceName","Value":"checkout"}]},"Period":60,"Stat":"Maximum"}},
             {"Id":"none","MetricStat":{"Metric":{"Namespace":"ECS/ContainerInsights","MetricName":"MemoryUtilized"},"Period":60,"Stat":"Maximum"}}]
            """;
        string[] command = ["cloudwatch", "get-metric-data", "--metric-data-queries", Queries, "--start-time", "2026-01-01T13:55:00Z", "--end-time", "2026-01-01T14:10:00Z", "--scan-by", "TimestampAscending"];
        var points = _case["cloudwatch"]!["metrics"]![0]!["points"]!.AsArray().Where(point => point![0]!.GetValueKind() == JsonValueKind.Number).ToList();

        var results = (await Aws.Json(command)).GetProperty("MetricDataResults");
        results[0].GetProperty("Values").EnumerateArray().Select(value => value.GetDouble()).ShouldBe([(double)points[0]![1]!, (double)points[1]![1]!, 420, (double)points[2]![1]!, (double)points[3]![1]!]);
        results[0].GetProperty("Timestamps").EnumerateArray().Select(time => AwsCliRunner.Time(time).ToUnixTimeSeconds())
            .ShouldBe([1767275880, 1767275940, 1767276000, 1767276060, 1767276120]);
        results[1].GetProperty("Values").GetArrayLength().ShouldBe(0);
        results[1].GetProperty("StatusCode").GetString().ShouldBe("Complete");

        // The command follows the pages and prints a series once for each.
        var paged = (await Aws.Json([.. command, "--page-size", "2"])).GetProperty("MetricDataResults").EnumerateArray().Where(result => result.GetProperty("Id").GetString() == "mem");
        paged.SelectMany(result => result.GetProperty("Values").EnumerateArray()).Count().ShouldBe(5);
        (await Aws.Error("cloudwatch", "get-metric-data", "--metric-data-queries", "[]", "--start-time", "2026-01-01T13:55:00Z", "--end-time", "2026-01-01T14:10:00Z")).ShouldContain("(ValidationError)");
    }

    [Fact]
    public async Task Logs_insights_finds_the_lines_of_a_cheap_group_and_reads_one_back()
    {
        var events = _case["logs"]!["groups"]![0]!["streams"]![0]!["events"]!.AsArray();
        var started = await Aws.Json("logs", "start-query", "--log-group-name", "/ecs/cheap", "--start-time", "1767276000", "--end-time", "1767276600",
            "--query-string", "fields @timestamp, @message, @logStream, @ptr | filter @message like /panic|ERROR/ | sort @timestamp asc");
        string[] poll = ["logs", "get-query-results", "--query-id", started.GetProperty("queryId").GetString()!];

        (await Aws.Json(poll)).GetProperty("status").GetString().ShouldBe("Running");
        var done = await Aws.Json(poll);
        done.GetProperty("status").GetString().ShouldBe("Complete");
        Column(done, "@message").ShouldBe([(string)events[1]!["message"]!, (string)events[2]!["message"]!]);
        Column(done, "@timestamp")[1].ShouldBe("2026-01-01 14:02:08.123");
        done.GetProperty("statistics").GetProperty("recordsScanned").GetDouble().ShouldBe(3);

        var record = (await Aws.Json("logs", "get-log-record", "--log-record-pointer", Column(done, "@ptr")[1])).GetProperty("logRecord");
        record.GetProperty("@message").GetString().ShouldBe((string)events[2]!["message"]!);
        record.GetProperty("@timestamp").GetString().ShouldBe(((long)events[2]!["timestamp"]!).ToString(CultureInfo.InvariantCulture));
        (await Aws.Error("logs", "get-log-events", "--log-group-name", "/ecs/cheap", "--log-stream-name", "ecs/app/00000000000000000000000000000001")).ShouldContain("(InvalidParameterException)");
        (await Aws.Error("logs", "start-query", "--log-group-name", "/ecs/cheap", "--start-time", "1", "--end-time", "2", "--query-string", "stats count(*)")).ShouldContain("(MalformedQueryException)");
    }

    [Fact]
    public async Task Describe_service_deployments_gives_the_rollout_and_what_became_of_it()
    {
        var recorded = _case["ecs"]!["serviceDeployments"]![0]!;
        var answer = await Aws.Json("ecs", "describe-service-deployments", "--service-deployment-arns", (string)recorded["serviceDeploymentArn"]!, "arn:aws:ecs:eu-central-1:111122223333:service-deployment/prod/checkout/none");

        var deployment = answer.GetProperty("serviceDeployments").EnumerateArray().ShouldHaveSingleItem();
        foreach (var member in new[] { "status", "statusReason", "deploymentCircuitBreaker", "deploymentConfiguration", "sourceServiceRevisions", "targetServiceRevision", "alarms" })
            ShouldBeSame(deployment.GetProperty(member), recorded[member]!);
        deployment.GetProperty("rollback").GetProperty("reason").GetString().ShouldBe((string)recorded["rollback"]!["reason"]!);
        answer.GetProperty("failures")[0].GetProperty("reason").GetString().ShouldBe("MISSING");
    }

    [Fact]
    public async Task Hosts_and_capacity_providers_are_read()
    {
        var hosts = await Aws.Json("ecs", "list-container-instances", "--cluster", "prod");
        string[] arns = [.. hosts.GetProperty("containerInstanceArns").EnumerateArray().Select(arn => arn.GetString()!)];
        arns.ShouldBe(_case["ecs"]!["containerInstances"]!.AsArray().Select(host => (string)host!["containerInstanceArn"]!));
        (await Aws.Json(["ecs", "describe-container-instances", "--cluster", "prod", "--container-instances", .. arns])).GetProperty("containerInstances").GetArrayLength().ShouldBe(2);
        (await Aws.Json("ecs", "describe-capacity-providers")).GetProperty("capacityProviders").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task An_assumed_role_needs_its_external_id()
    {
        string[] assume = ["sts", "assume-role", "--role-arn", "arn:aws:iam::444455556666:role/triage", "--role-session-name", "me"];

        (await Aws.Json([.. assume, "--external-id", "7f3"])).GetProperty("Credentials").GetProperty("SessionToken").GetString().ShouldNotBeNullOrEmpty();
        (await Aws.Error(assume)).ShouldContain("(AccessDenied)");
    }

    private static string[] Column(JsonElement results, string field) =>
        [.. results.GetProperty("results").EnumerateArray().Select(row => row.EnumerateArray().Single(cell => cell.GetProperty("field").GetString() == field).GetProperty("value").GetString()!)];

    private static void ShouldBeSame(JsonElement printed, JsonNode recorded) =>
        JsonNode.DeepEquals(JsonNode.Parse(printed.GetRawText()), recorded).ShouldBeTrue($"{printed.GetRawText()} is not {recorded.ToJsonString()}");
}
