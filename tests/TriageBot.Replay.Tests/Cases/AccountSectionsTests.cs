using System.Net;
using System.Text.Json.Nodes;

namespace TriageBot.Replay.Tests.Cases;

/// <summary>What is not recorded is denied, what is recorded as empty does not exist: for each service in its own words.</summary>
public sealed class AccountSectionsTests
{
    private const string Group = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/checkout/0123456789abcdef";

    private static readonly Dictionary<string, Func<AwsClient, Task<Reply>>> Calls = new()
    {
        ["ec2"] = aws => aws.Ec2("DescribeSubnets", "SubnetId.1=subnet-1"),
        ["ec2/attribute"] = aws => aws.Ec2("DescribeVpcAttribute", "VpcId=vpc-1&Attribute=enableDnsSupport"),
        ["ecr"] = aws => aws.Ecr("DescribeRepositories", """{"repositoryNames":["team/checkout"]}"""),
        ["ecr/image"] = aws => aws.Ecr("DescribeImages", """{"repositoryName":"team/checkout","imageIds":[{"imageTag":"1.4.1"}]}"""),
        ["elbv2"] = aws => aws.LoadBalancing("DescribeTargetGroups", $"TargetGroupArns.member.1={Uri.EscapeDataString(Group)}"),
        ["elbv2/health"] = aws => aws.LoadBalancing("DescribeTargetHealth", $"TargetGroupArn={Uri.EscapeDataString(Group)}"),
        ["secretsmanager"] = aws => aws.Secrets("""{"SecretId":"prod/db"}"""),
        ["efs"] = aws => aws.Efs("file-systems?FileSystemId=fs-1"),
        ["efs/mounts"] = aws => aws.Efs("mount-targets?FileSystemId=fs-1"),
        ["efs/groups"] = aws => aws.Efs("mount-targets/fsmt-00000001/security-groups"),
        ["servicequotas"] = aws => aws.Quotas("ListServiceQuotas", """{"ServiceCode":"fargate"}"""),
    };

    public static TheoryData<string, string, HttpStatusCode> Absences => new()
    {
        { "ec2", "InvalidSubnetID.NotFound", HttpStatusCode.BadRequest },
        { "ec2/attribute", "InvalidVpcID.NotFound", HttpStatusCode.BadRequest },
        { "ecr", "RepositoryNotFoundException", HttpStatusCode.BadRequest },
        { "ecr/image", "RepositoryNotFoundException", HttpStatusCode.BadRequest },
        { "elbv2", "TargetGroupNotFound", HttpStatusCode.BadRequest },
        { "elbv2/health", "TargetGroupNotFound", HttpStatusCode.BadRequest },
        { "secretsmanager", "ResourceNotFoundException", HttpStatusCode.BadRequest },
        { "efs", "FileSystemNotFound", HttpStatusCode.NotFound },
        { "efs/mounts", "FileSystemNotFound", HttpStatusCode.NotFound },
        { "efs/groups", "MountTargetNotFound", HttpStatusCode.NotFound },
        { "servicequotas", "NoSuchResourceException", HttpStatusCode.BadRequest },
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_section_that_is_missing_is_denied_and_one_that_is_there_is_told(string name)
    {
        (await Calls[name](Given.AccountAws())).Status.ShouldBe(HttpStatusCode.OK);

        var denied = await Calls[name](Given.AccountAws(c => c.Remove(Section(name))));
        denied.Body.ShouldContain("it is not recorded in this case");
        Code(denied).ShouldBe(Section(name) switch { "ec2" => "UnauthorizedOperation", "elbv2" => "AccessDenied", _ => "AccessDeniedException" });
    }

    [Theory]
    [MemberData(nameof(Absences))]
    public async Task A_section_that_is_empty_means_that_nothing_of_it_exists(string name, string code, HttpStatusCode status)
    {
        var absent = await Calls[name](Given.AccountAws(c => c[Section(name)] = new JsonObject()));

        absent.Status.ShouldBe(status, absent.Body);
        Code(absent).ShouldBe(code);
    }

    [Theory]
    [InlineData("ec2", "subnets")]
    [InlineData("elbv2", "targetGroups")]
    [InlineData("efs", "fileSystems")]
    public async Task A_list_that_a_section_leaves_out_is_denied(string name, string list) =>
        (await Calls[name](Given.AccountAws(c => c[name]!.AsObject().Remove(list)))).Body.ShouldContain("it is not recorded in this case");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Lists_may_be_named_as_AWSs_own_answers_name_them(string name)
    {
        var answer = await Calls[name](Given.AccountAws(c =>
        {
            foreach (var (list, value) in c[Section(name)]!.AsObject().ToList())
            {
                c[Section(name)]!.AsObject().Remove(list);
                c[Section(name)]![char.ToUpperInvariant(list[0]) + list[1..]] = value;
            }
        }));

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
    }

    [Fact]
    public async Task No_parameter_is_an_error_and_none_of_these_that_exists_an_empty_list()
    {
        (await Given.AccountAws(c => c["ssm"] = new JsonObject()).Parameters("{}")).Body.ShouldBe("""{"Parameters":[]}""");
        (await Given.AccountAws(c => c.Remove("ssm")).Parameters("{}")).ShouldRefuse("AccessDeniedException");
    }

    [Fact]
    public async Task What_unfolds_may_change_one_thing_of_a_list()
    {
        var aws = Given.AccountAws(c => c["steps"] = JsonNode.Parse("""[{"after":"PT30S","patch":{"ec2":{"Subnets":[{"SubnetId":"subnet-1","AvailableIpAddressCount":12}]}}}]"""));

        (await aws.Ec2("DescribeSubnets", "")).Values("availableIpAddressCount").ShouldBe(["0", "211"]);
        aws.World.Clock.Skip(TimeSpan.FromSeconds(30));
        (await aws.Ec2("DescribeSubnets", "")).Values("availableIpAddressCount").ShouldBe(["12", "211"]);
    }

    [Fact]
    public async Task Whatever_values_a_case_holds_each_question_has_an_answer()
    {
        var random = new Random(7);
        string[] odd = ["[]", "{}", "\"\"", "-1", "1e300", "true", "null", "[null]", "[{}]", "[[]]", "\"2026-01-01T00:00:00Z\""];
        var served = 0;
        for (var i = 0; i < 150; i++)
        {
            AwsClient aws;
            try
            {
                aws = Given.AccountAws(c =>
                {
                    for (var changes = 0; changes < 6; changes++)
                        Spoil(c[Section(Calls.Keys.ElementAt(random.Next(Calls.Count)))]!, random, odd);
                });
            }
            catch (Replay.Cases.CaseException)
            {
                continue;
            }

            served++;
            foreach (var call in Calls.Values)
                ((int)(await call(aws)).Status).ShouldBeOneOf(200, 400, 403, 404);
        }

        served.ShouldBeGreaterThan(20);
    }

    private static void Spoil(JsonNode at, Random random, string[] odd)
    {
        var depth = random.Next(2, 6);
        while (depth-- > 0 && Child(at, random) is { } child and not JsonValue)
            at = child;
        if (at is JsonObject { Count: > 0 } fields)
            fields[fields.ElementAt(random.Next(fields.Count)).Key] = JsonNode.Parse(odd[random.Next(odd.Length)]);
        else if (at is JsonArray { Count: > 0 } list)
            list[random.Next(list.Count)] = JsonNode.Parse(odd[random.Next(odd.Length)]);
    }

    private static JsonNode? Child(JsonNode at, Random random) => at switch
    {
        JsonObject { Count: > 0 } fields => fields.ElementAt(random.Next(fields.Count)).Value,
        JsonArray { Count: > 0 } list => list[random.Next(list.Count)],
        _ => null,
    };

    private static string Section(string name) => name.Split('/')[0];

    private static string Code(Reply reply) => reply.Body.StartsWith('<') ? reply.Value("Code") : reply.Text("__type") ?? reply.Text("ErrorCode")!;
}
