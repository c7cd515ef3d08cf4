using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

namespace TriageBot.Replay.Tests.Wire;

/// <summary>Every operation that is served, spoiled in every way, in its own protocol.</summary>
public sealed class FaultMatrixTests
{
    private const string Arn = "arn:aws:iam::111122223333:policy/no-keys";

    // Service, operation and a request that is answered with 200 unless a fault strikes.
    private static readonly (string Service, string Operation, string Body)[] Requests =
    [
        ("ecs", "ListTasks", """{"cluster":"prod"}"""),
        ("ecs", "DescribeServiceDeployments", """{"serviceDeploymentArns":["a"]}"""),
        ("ecs", "ListContainerInstances", """{"cluster":"prod"}"""),
        ("ecs", "DescribeContainerInstances", """{"cluster":"prod","containerInstances":["aaaa"]}"""),
        ("ecs", "DescribeCapacityProviders", "{}"),
        ("ecs", "ListAccountSettings", "{}"),
        ("logs", "DescribeLogGroups", "{}"),
        ("logs", "FilterLogEvents", """{"logGroupName":"/aws/events/ecs"}"""),
        ("logs", "StartQuery", """{"logGroupName":"/ecs/cheap","startTime":1,"endTime":2,"queryString":"fields @message"}"""),
        ("monitoring", "GetMetricData", """{"MetricDataQueries":[{"Id":"m","MetricStat":{"Metric":{"Namespace":"n","MetricName":"m"},"Period":60,"Stat":"Sum"}}],"StartTime":1,"EndTime":2}"""),
        ("monitoring", "ListMetrics", "{}"),
        ("iam", "GetRole", "RoleName=ecsExec"),
        ("iam", "ListAttachedRolePolicies", "RoleName=ecsExec"),
        ("iam", "ListRolePolicies", "RoleName=ecsExec"),
        ("iam", "GetRolePolicy", "RoleName=ecsExec&PolicyName=tags"),
        ("iam", "GetPolicy", $"PolicyArn={Arn}"),
        ("iam", "GetPolicyVersion", $"PolicyArn={Arn}&VersionId=v1"),
        ("iam", "SimulatePrincipalPolicy", "PolicySourceArn=arn:aws:iam::111122223333:role/bounded&ActionNames.member.1=a:b"),
        ("sts", "GetCallerIdentity", ""),
        ("sts", "AssumeRole", "RoleArn=arn:aws:iam::444455556666:role/triage&RoleSessionName=me&ExternalId=7f3"),
    ];

    public static TheoryData<string, string, string> All => [.. Requests.Select(request => (request.Service, request.Operation, request.Body))];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_operation_fails_in_every_way_and_then_works(string service, string operation, string body)
    {
        var isQuery = service is "iam" or "sts";
        var aws = Given.EvidenceAws(c => c["faults"] = new JsonArray([.. new[] { "ThrottlingException", "500", "ExpiredTokenException", "AccessDeniedException", "malformed_json", "cut_body" }
            .Select(error => new JsonObject { ["operation"] = operation, ["error"] = error, ["times"] = 1 })]));

        if (isQuery)
        {
            (await Send()).ShouldRefuseInXml("Throttling", HttpStatusCode.BadRequest, "Rate exceeded");
            (await Send()).ShouldRefuseInXml(service == "iam" ? "ServiceFailure" : "InternalFailure", HttpStatusCode.InternalServerError);
            (await Send()).ShouldRefuseInXml("ExpiredToken", HttpStatusCode.Forbidden);
            (await Send()).ShouldRefuseInXml("AccessDenied", HttpStatusCode.Forbidden);
            var malformed = await Send();
            malformed.Status.ShouldBe(HttpStatusCode.OK);
            Should.Throw<XmlException>(() => malformed.Xml);
        }
        else
        {
            (await Send()).ShouldRefuse("ThrottlingException", "Rate exceeded");
            ((int)(await Send()).Status).ShouldBe(500);
            (await Send()).ShouldRefuse("ExpiredTokenException");
            (await Send()).ShouldRefuse("AccessDeniedException");
            var malformed = await Send();
            malformed.Status.ShouldBe(HttpStatusCode.OK);
            Should.Throw<JsonException>(() => malformed.Json);
        }

        await Should.ThrowAsync<HttpRequestException>(Send());
        (await Send()).Status.ShouldBe(HttpStatusCode.OK);

        Task<Reply> Send() => service switch
        {
            "ecs" => aws.Ecs(operation, body),
            "logs" => aws.Logs(operation, body),
            "monitoring" => aws.Metrics(operation, body),
            "iam" => aws.Iam(operation, body),
            _ => aws.Query("sts", $"Action={operation}&Version=2011-06-15&{body}"),
        };
    }

    [Fact]
    public async Task A_client_that_knows_the_old_protocol_is_told_its_codes_in_a_header()
    {
        var aws = Given.EvidenceAws(c => c["faults"] = new JsonArray(new JsonObject { ["operation"] = "*", ["error"] = "ThrottlingException" }));
        using var http = new HttpClient(new Replay.Hosting.ReplayHandler(aws.World)) { BaseAddress = new("https://aws.invalid/") };
        using var request = aws.Json("monitoring", "GraniteServiceVersion20100801.ListMetrics", "{}");
        request.Headers.TryAddWithoutValidation("x-amzn-query-mode", "true");

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        response.Headers.GetValues("x-amzn-query-error").Single().ShouldBe("Throttling;Sender");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-amz-json-1.0");
    }

    [Fact]
    public async Task A_fault_of_iam_strikes_in_whichever_region_it_is_signed_for()
    {
        var aws = Given.EvidenceAws(c => c["faults"] = new JsonArray(new JsonObject { ["operation"] = "GetRole", ["error"] = "ThrottlingException" }));

        (await new AwsClient(aws.World) { Region = "us-east-1" }.Iam("GetRole", "RoleName=ecsExec")).ShouldRefuseInXml("Throttling", HttpStatusCode.BadRequest);
    }
}
