using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.Aws;
using TriageBot.Recording;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Hosting;
using TriageBot.Replay.Worlds;
using TriageBot.Triage.Ecr;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Targets;

namespace TriageBot.EndToEnd.Recording;

/// <summary>What surrounds a task is recorded so that each read brings the same again, be it a thing, an absence or a refusal.</summary>
public sealed class AccountRecordingTests
{
    private const string Region = "eu-central-1";
    private const string Group = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/checkout/0123456789abcdef";

    private static readonly AwsScope s_scope = new("111122223333", Region);
    private static readonly EcrRepositoryName s_checkout = new(null, "team/checkout");

    private static readonly Dictionary<string, Func<AwsReads, CancellationToken, Task<object?>>> s_reads = new()
    {
        ["subnets"] = async (aws, c) => await aws.Ec2.DescribeSubnets(s_scope, ["subnet-1", "subnet-9"], c),
        ["route tables"] = async (aws, c) => await aws.Ec2.DescribeRouteTables(s_scope, "vpc-1", c),
        ["acls"] = async (aws, c) => await aws.Ec2.DescribeNetworkAcls(s_scope, "vpc-1", c),
        ["groups"] = async (aws, c) => await aws.Ec2.DescribeSecurityGroups(s_scope, ["sg-app", "sg-endpoint"], c),
        ["endpoints"] = async (aws, c) => await aws.Ec2.DescribeVpcEndpoints(s_scope, "vpc-1", c),
        ["nat"] = async (aws, c) => await aws.Ec2.DescribeNatGateways(s_scope, "vpc-1", c),
        ["igw"] = async (aws, c) => await aws.Ec2.DescribeInternetGateways(s_scope, "vpc-1", c),
        ["interfaces"] = async (aws, c) => await aws.Ec2.DescribeNetworkInterfaces(s_scope, ["eni-1"], c),
        ["dns"] = async (aws, c) => await aws.Ec2.DescribeVpcDns(s_scope, "vpc-1", c),
        ["no vpc"] = async (aws, c) => await aws.Ec2.DescribeVpcDns(s_scope, "vpc-9", c),
        ["blocked"] = async (aws, c) => await aws.Ec2.DescribeBlockPublicAccess(s_scope, c),
        ["excluded"] = async (aws, c) => await aws.Ec2.DescribeBlockPublicAccessExclusions(s_scope, c),
        ["image"] = async (aws, c) => await aws.Ecr.DescribeImage(s_scope, s_checkout, new EcrImageId("stable", null), c),
        ["no image"] = async (aws, c) => await aws.Ecr.DescribeImage(s_scope, s_checkout, new EcrImageId("1.4.2", null), c),
        ["no image's repository"] = async (aws, c) => await aws.Ecr.DescribeImage(s_scope, new(null, "checkout"), new EcrImageId("1.4.2", null), c),
        ["newest"] = async (aws, c) => await aws.Ecr.ListNewestImages(s_scope, s_checkout, 5, c),
        ["manifest"] = async (aws, c) => await aws.Ecr.GetManifest(s_scope, s_checkout, new EcrImageId("1.4.1", null), c),
        ["no manifest"] = async (aws, c) => await aws.Ecr.GetManifest(s_scope, s_checkout, new EcrImageId("1.4.2", null), c),
        ["manifest not told"] = async (aws, c) => await aws.Ecr.GetManifest(s_scope, s_checkout, new EcrImageId("1.4.3", null), c),
        ["targets"] = async (aws, c) => await aws.ElasticLoadBalancing.DescribeTargetGroup(s_scope, Group, c),
        ["health"] = async (aws, c) => await aws.ElasticLoadBalancing.DescribeTargetHealth(s_scope, Group, c),
        ["no targets"] = async (aws, c) => await aws.ElasticLoadBalancing.DescribeTargetGroup(s_scope, Group + "0", c),
        ["secret"] = async (aws, c) => await aws.SecretsManager.DescribeSecret(s_scope, "prod/db", c),
        ["no secret"] = async (aws, c) => await aws.SecretsManager.DescribeSecret(s_scope, "prod/none", c),
        ["parameters"] = async (aws, c) => await aws.SystemsManager.DescribeParameters(s_scope, ["/app/db", "/app/none"], c),
        ["file system"] = async (aws, c) => await aws.Efs.DescribeFileSystem(s_scope, "fs-1", c),
        ["no file system"] = async (aws, c) => await aws.Efs.DescribeMountTargets(s_scope, "fs-9", c),
        ["mounts"] = async (aws, c) => await aws.Efs.DescribeMountTargets(s_scope, "fs-1", c),
        ["mount's groups"] = async (aws, c) => await aws.Efs.DescribeMountTargetSecurityGroups(s_scope, "fsmt-00000001", c),
        ["no mount"] = async (aws, c) => await aws.Efs.DescribeMountTargetSecurityGroups(s_scope, "fsmt-00000009", c),
        ["quotas"] = async (aws, c) => await aws.ServiceQuotas.ListServiceQuotas(s_scope, "fargate", c),
    };

    [Fact]
    public async Task Each_read_brings_the_same_from_the_recording()
    {
        var tape = new Tape();
        var original = await Answers(World(await File.ReadAllBytesAsync(Original, TestContext.Current.CancellationToken)), tape);
        original["no image"].ShouldBe("null");
        original["manifest not told"].ShouldStartWith("Denied");

        var recorded = Write(tape);

        var again = await Answers(World(Encoding.UTF8.GetBytes(recorded)), new Tape());
        foreach (var (name, answer) in original)
            again[name].ShouldBe(answer, name);
    }

    [Fact]
    public async Task Neither_a_value_nor_a_tag_is_recorded_and_a_service_that_denied_has_no_section()
    {
        var tape = new Tape();
        var document = JsonNode.Parse(await File.ReadAllTextAsync(Original, TestContext.Current.CancellationToken))!.AsObject();
        document.Remove("efs");
        document["ssm"]!["parameters"]![0]!["Description"] = "password=Tr0ub4dor-and-3-staples";
        await Answers(World(Encoding.UTF8.GetBytes(document.ToJsonString())), tape);

        var recorded = Write(tape);

        recorded.ShouldNotContain("never-told");
        recorded.ShouldNotContain("Tr0ub4dor");
        recorded.ShouldNotContain("\"Tags\"");
        JsonNode.Parse(recorded)!.AsObject().Select(section => section.Key).ShouldBe(
            ["name", "description", "source", "now", "account", "region", "ec2", "ecr", "elbv2", "secretsmanager", "servicequotas", "ssm", "faults", "expected"]);
    }

    [Fact]
    public async Task What_IAM_decided_is_recorded_with_what_decided_it()
    {
        const string Arn = "arn:aws:iam::111122223333:role/";
        var tape = new Tape();
        var original = await Decisions(tape);
        original["missing keys"].ShouldContain("aws:SourceVpce");
        original["boundary"].ShouldContain("\"AllowedByPermissionsBoundary\":false");

        var recorded = Write(tape);

        (await Decisions(new Tape(), World(Encoding.UTF8.GetBytes(recorded)))).ShouldBe(original);

        static Task<Dictionary<string, string>> Decisions(Tape tape, World? world = null) => Answers(
            world ?? World(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "AwsCli", "evidence.case.json"))),
            tape,
            new()
            {
                ["role"] = async (aws, c) => await aws.Iam.GetRole(s_scope, "bounded", c),
                ["no role"] = async (aws, c) => await aws.Iam.GetRole(s_scope, "none", c),
                ["missing keys"] = async (aws, c) => await aws.Iam.Simulate(s_scope, Arn + "service-role/ecsExec", ["ssm:GetParameters"], [], c),
                ["boundary"] = async (aws, c) => await aws.Iam.Simulate(s_scope, Arn + "bounded", ["kms:Decrypt", "s3:GetObject"], ["arn:aws:s3:::a"], c),
            });
    }

    private static string Original => Path.Combine(AppContext.BaseDirectory, "AwsCli", "account.case.json");

    private static World World(byte[] document) => Replay.Worlds.World.Of([CaseReader.Parse(document, "account.case.json")], TimeProvider.System);

    private static string Write(Tape tape) => new CaseWriter(tape, new Scrubber(Redactor.WithRandomKey())).Write(
        new CaseHeading("recorded", new DateTimeOffset(2026, 1, 1, 14, 10, 0, TimeSpan.Zero), "111122223333", Region, "aws"), new JsonObject { ["target"] = "prod/00000000000000000000000000000000" });

    private static async Task<Dictionary<string, string>> Answers(World world, Tape tape, Dictionary<string, Func<AwsReads, CancellationToken, Task<object?>>>? reads = null)
    {
        using var handler = new RecordingHandler(new ReplayHandler(world), tape);
        using var aws = AwsClients.Create(new AwsOptions { Keys = new("AKIAREPLAY", "replay", null), Region = Region, Environment = _ => null }, handler, world.Clock, world.Clock.Waits);
        var answers = new Dictionary<string, string>();
        foreach (var (name, read) in reads ?? s_reads)
        {
            try
            {
                answers[name] = JsonSerializer.Serialize(await read(aws.Reads, TestContext.Current.CancellationToken));
            }
            catch (AwsReadException e)
            {
                answers[name] = $"{e.Failure.Kind} {e.Failure.Code}";
            }
        }

        return answers;
    }
}
