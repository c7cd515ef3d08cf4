using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace TriageBot.Replay.Tests.Wire;

public sealed class RequestTests
{
    private const string Scope = "Credential=AKID/20260101/eu-central-1/ecs/aws4_request";

    [Theory]
    [InlineData(null, "20260101T141000Z", "MissingAuthenticationTokenException")]
    [InlineData("Bearer abc", "20260101T141000Z", "IncompleteSignatureException")]
    [InlineData($"AWS4-HMAC-SHA256 {Scope}, SignedHeaders=host", "20260101T141000Z", "IncompleteSignatureException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/eu-central-1, SignedHeaders=host, Signature=00", "20260101T141000Z", "IncompleteSignatureException")]
    [InlineData($"AWS4-HMAC-SHA256 {Scope}, SignedHeaders=host, Signature=00", null, "IncompleteSignatureException")]
    [InlineData($"AWS4-HMAC-SHA256 {Scope}, SignedHeaders=host, Signature=00", "today", "IncompleteSignatureException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-central-1/logs/aws4_request, SignedHeaders=host, Signature=00", "20260101T141000Z", "InvalidSignatureException")]
    [InlineData($"AWS4-HMAC-SHA256 {Scope}, SignedHeaders=host, Signature=00", "20260101T141000Z", null)]
    public async Task A_signature_must_have_the_form_of_one(string? authorization, string? date, string? code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("{}", Encoding.UTF8, "application/x-amz-json-1.1") };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "AmazonEC2ContainerServiceV20141113.ListClusters");
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (date is not null)
            request.Headers.TryAddWithoutValidation("X-Amz-Date", date);

        var reply = await Given.Aws().Send(request);
        if (code is null)
            reply.Status.ShouldBe(HttpStatusCode.OK);
        else
            reply.ShouldRefuse(code);
    }

    [Fact]
    public async Task Operations_that_are_not_served_are_unknown_and_services_that_are_not_recorded_denied()
    {
        var aws = Given.Aws();

        (await aws.Ecs("StopTask", "{}")).ShouldRefuse("UnknownOperationException");
        (await aws.Logs("PutLogEvents", "{}")).ShouldRefuse("UnknownOperationException");
        (await aws.Iam("DeleteRole", "RoleName=x")).ShouldRefuseInXml("InvalidAction", HttpStatusCode.BadRequest);
        var images = await aws.Send(aws.Json("ecr", "AmazonEC2ContainerRegistry_V20150921.DescribeImages", "{}"));
        images.ShouldRefuse("AccessDeniedException");
        images.Message.ShouldContain("ecr:DescribeImages");
        var role = await aws.Query("iam", "Action=GetRole&Version=2010-05-08&RoleName=x");
        role.Status.ShouldBe(HttpStatusCode.Forbidden);
        role.Body.ShouldContain("<Code>AccessDenied</Code>");
        (await aws.Query("ec2", "Action=DescribeSubnets&Version=2016-11-15")).Body.ShouldContain("<Errors><Error><Code>UnauthorizedOperation</Code>");
    }

    [Fact]
    public async Task No_case_that_is_read_makes_an_answer_fail()
    {
        var random = new Random(6);
        string[] odd = ["[]", "{}", "\"\"", "-1", "1e300", "true", "[null]", "[{}]", "\"2026-01-01T00:00:00Z\""];
        var served = 0;
        for (var i = 0; i < 300; i++)
        {
            var document = i % 2 == 0 ? Given.Document() : Given.Evidence();
            string[] sections = i % 2 == 0 ? ["ecs", "ecs", "ecs", "logs"] : ["ecs", "logs", "iam", "iam", "cloudwatch"];
            var places = Fields(document[sections[random.Next(sections.Length)]]).ToList();
            var (owner, key) = places[random.Next(places.Count)];
            owner[key] = JsonNode.Parse(odd[random.Next(odd.Length)]);

            if (Record.Exception(() => Given.Parse(document.ToJsonString())) is not null)
                continue;
            served++;
            var aws = new AwsClient(Replay.Worlds.World.Of([Given.Parse(document.ToJsonString())], new StillTime()));
            foreach (var (operation, parameters) in Questions())
                ((int)(await aws.Iam(operation, parameters)).Status).ShouldBeOneOf(200, 400, 403, 404);
            ((int)(await aws.Metrics("GetMetricData", MetricData)).Status).ShouldBeOneOf(200, 400);
            foreach (var (operation, body) in Requests())
                ((int)(await (operation.Contains("Log", StringComparison.Ordinal) ? aws.Logs(operation, body) : aws.Ecs(operation, body))).Status).ShouldBeOneOf(200, 400);
        }

        served.ShouldBeGreaterThan(100);
    }

    private const string MetricData = """
        {"StartTime":1767275700,"EndTime":1767276600,"MetricDataQueries":[{"Id":"m","MetricStat":{"Period":60,"Stat":"Sum","Metric":{"Namespace":"AWS/ECS","MetricName":"CPUUtilization",
          "Dimensions":[{"Name":"ClusterName","Value":"prod"},{"Name":"ServiceName","Value":"checkout"}]}}}]}
        """;

    private static IEnumerable<(string Operation, string Parameters)> Questions() =>
    [
        ("GetRole", "RoleName=ecsExec"), ("ListAttachedRolePolicies", "RoleName=ecsExec"), ("GetRolePolicy", "RoleName=ecsExec&PolicyName=secrets"),
        ("GetPolicyVersion", "PolicyArn=arn:aws:iam::111122223333:policy/no-keys&VersionId=v2"), ("GetPolicy", "PolicyArn=arn:aws:iam::111122223333:policy/no-keys"),
        ("SimulatePrincipalPolicy", "PolicySourceArn=arn:aws:iam::111122223333:role/service-role/ecsExec&ActionNames.member.1=secretsmanager:GetSecretValue&ActionNames.member.2=sqs:SendMessage"),
        ("SimulatePrincipalPolicy", "PolicySourceArn=arn:aws:iam::111122223333:role/bounded&ActionNames.member.1=kms:Decrypt&ResourceArns.member.1=a"),
    ];

    private static IEnumerable<(string Operation, string Body)> Requests() =>
    [
        ("DescribeContainerInstances", """{"cluster":"prod","containerInstances":["aaaa"]}"""), ("ListContainerInstances", """{"cluster":"prod"}"""),
        ("DescribeCapacityProviders", "{}"), ("ListAccountSettings", "{}"),
        ("ListTasks", """{"cluster":"prod","serviceName":"checkout"}"""), ("DescribeTasks", """{"cluster":"prod","tasks":["00000000000000000000000000000001"]}"""),
        ("DescribeTaskDefinition", """{"taskDefinition":"checkout","include":["TAGS"]}"""), ("DescribeServices", """{"cluster":"prod","services":["checkout"]}"""),
        ("ListServices", """{"cluster":"prod"}"""), ("ListClusters", "{}"), ("DescribeClusters", """{"clusters":["prod"]}"""),
        ("ListServiceDeployments", """{"cluster":"prod","service":"checkout"}"""), ("DescribeServiceRevisions", """{"serviceRevisionArns":["a"]}"""),
        ("GetLogEvents", """{"logGroupName":"/ecs/checkout","logStreamName":"ecs/app/00000000000000000000000000000001"}"""),
        ("FilterLogEvents", """{"logGroupName":"/ecs/checkout","filterPattern":"{ $.ms > 1 }"}"""), ("DescribeLogGroups", "{}"), ("DescribeLogStreams", """{"logGroupName":"/ecs/checkout"}"""),
    ];

    private static IEnumerable<(JsonObject Owner, string Key)> Fields(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Fields(field.Value).Prepend((fields, field.Key))),
        JsonArray list => list.SelectMany(Fields),
        _ => [],
    };
}
