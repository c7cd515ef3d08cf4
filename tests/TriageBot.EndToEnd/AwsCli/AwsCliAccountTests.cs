using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.Replay.Hosting;
using TriageBot.Replay.Worlds;

namespace TriageBot.EndToEnd.AwsCli;

/// <summary>The real aws command over what surrounds a task; what it prints must be what the case holds, by this test's own reading of the case.</summary>
public sealed class AwsCliAccountTests : IAsyncLifetime
{
    private const string Group = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/checkout/0123456789abcdef";
    private const string QuietGroup = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/quiet/fedcba9876543210";

    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "AwsCli", "account.case.json");

    private readonly JsonObject _case = JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsObject();
    private ReplayServer? _server;

    private AwsCliRunner Aws => new(_server!.Url, "eu-central-1");

    public async ValueTask InitializeAsync() =>
        _server = await ReplayServer.StartAsync(World.Load(File, TimeProvider.System), 0, cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Theory]
    [InlineData("describe-subnets", "Subnets")]
    [InlineData("describe-route-tables", "RouteTables")]
    [InlineData("describe-network-acls", "NetworkAcls")]
    [InlineData("describe-security-groups", "SecurityGroups")]
    [InlineData("describe-vpc-endpoints", "VpcEndpoints")]
    [InlineData("describe-nat-gateways", "NatGateways")]
    [InlineData("describe-internet-gateways", "InternetGateways")]
    [InlineData("describe-network-interfaces", "NetworkInterfaces")]
    [InlineData("describe-vpc-block-public-access-exclusions", "VpcBlockPublicAccessExclusions")]
    public async Task What_EC2_describes_is_what_the_case_holds(string command, string list) =>
        ShouldHold((await Aws.Json("ec2", command)).GetProperty(list), _case["ec2"]![char.ToLowerInvariant(list[0]) + list[1..]]!);

    [Fact]
    public async Task EC2_finds_by_id_and_by_filter_and_only_an_id_that_is_missing_is_an_error()
    {
        Ids(await Aws.Json("ec2", "describe-subnets", "--subnet-ids", "subnet-2"), "Subnets", "SubnetId").ShouldBe(["subnet-2"]);
        Ids(await Aws.Json("ec2", "describe-route-tables", "--filters", "Name=association.subnet-id,Values=subnet-1"), "RouteTables", "RouteTableId").ShouldBe(["rtb-1"]);
        Ids(await Aws.Json("ec2", "describe-route-tables", "--filters", "Name=vpc-id,Values=vpc-1", "Name=association.main,Values=true"), "RouteTables", "RouteTableId").ShouldBe(["rtb-main"]);
        Ids(await Aws.Json("ec2", "describe-vpc-endpoints", "--filters", "Name=service-name,Values=*.s3,*.nothing"), "VpcEndpoints", "VpcEndpointId").ShouldBe(["vpce-s3"]);
        Ids(await Aws.Json("ec2", "describe-nat-gateways", "--filter", "Name=state,Values=available"), "NatGateways", "NatGatewayId").ShouldBeEmpty();
        Ids(await Aws.Json("ec2", "describe-internet-gateways", "--filters", "Name=attachment.vpc-id,Values=vpc-1"), "InternetGateways", "InternetGatewayId").ShouldBe(["igw-1"]);
        Ids(await Aws.Json("ec2", "describe-subnets", "--filters", "Name=tag:tier,Values=public"), "Subnets", "SubnetId").ShouldBe(["subnet-1"]);
        Ids(await Aws.Json("ec2", "describe-subnets", "--filters", "Name=subnet-id,Values=subnet-9"), "Subnets", "SubnetId").ShouldBeEmpty();
        (await Aws.Error("ec2", "describe-subnets", "--subnet-ids", "subnet-9")).ShouldContain("(InvalidSubnetID.NotFound)");
        (await Aws.Error("ec2", "describe-security-groups", "--group-ids", "sg-9")).ShouldContain("(InvalidGroup.NotFound)");
        (await Aws.Error("ec2", "describe-subnets", "--filters", "Name=colour,Values=red")).ShouldContain("(InvalidParameterValue)");
        (await Aws.Error("ec2", "describe-subnets", "--dry-run")).ShouldContain("(DryRunOperation)");
    }

    [Fact]
    public async Task A_vpc_tells_one_attribute_at_a_time_and_the_account_what_it_blocks()
    {
        (await Aws.Json("ec2", "describe-vpc-attribute", "--vpc-id", "vpc-1", "--attribute", "enableDnsSupport")).GetProperty("EnableDnsSupport").GetProperty("Value").GetBoolean().ShouldBeTrue();
        (await Aws.Json("ec2", "describe-vpc-attribute", "--vpc-id", "vpc-1", "--attribute", "enableDnsHostnames")).GetProperty("EnableDnsHostnames").GetProperty("Value").GetBoolean().ShouldBeFalse();
        (await Aws.Error("ec2", "describe-vpc-attribute", "--vpc-id", "vpc-9", "--attribute", "enableDnsSupport")).ShouldContain("(InvalidVpcID.NotFound)");
        ShouldHold((await Aws.Json("ec2", "describe-vpc-block-public-access-options")).GetProperty("VpcBlockPublicAccessOptions"), _case["ec2"]!["vpcBlockPublicAccessOptions"]!);
    }

    [Fact]
    public async Task ECR_tells_repositories_images_and_manifests()
    {
        var repository = (await Aws.Json("ecr", "describe-repositories", "--repository-names", "team/checkout")).GetProperty("repositories")[0];
        repository.GetProperty("imageTagMutability").GetString().ShouldBe("IMMUTABLE");
        AwsCliRunner.Time(repository.GetProperty("createdAt")).ShouldBe(DateTimeOffset.Parse("2025-12-01T08:00:00Z", CultureInfo.InvariantCulture));
        Ids(await Aws.Json("ecr", "describe-images", "--repository-name", "team/checkout", "--page-size", "1"), "imageDetails", "imageDigest").ShouldBe(["sha256:aaaa", "sha256:bbbb", "sha256:cccc"]);
        Ids(await Aws.Json("ecr", "describe-images", "--repository-name", "team/checkout", "--filter", "tagStatus=UNTAGGED"), "imageDetails", "imageDigest").ShouldBe(["sha256:cccc"]);
        Ids(await Aws.Json("ecr", "describe-images", "--repository-name", "team/checkout", "--image-ids", "imageTag=stable"), "imageDetails", "imageDigest").ShouldBe(["sha256:aaaa"]);

        var batch = await Aws.Json("ecr", "batch-get-image", "--repository-name", "team/checkout", "--image-ids", "imageTag=1.4.1", "imageTag=9");
        JsonDocument.Parse(batch.GetProperty("images")[0].GetProperty("imageManifest").GetString()!).RootElement.GetProperty("manifests")[0].GetProperty("platform").GetProperty("architecture").GetString().ShouldBe("arm64");
        batch.GetProperty("failures")[0].GetProperty("failureCode").GetString().ShouldBe("ImageNotFound");
        (await Aws.Json("ecr", "get-repository-policy", "--registry-id", "444455556666", "--repository-name", "base")).GetProperty("policyText").GetString()!.ShouldContain("2012-10-17");
    }

    [Fact]
    public async Task ECR_says_what_is_missing()
    {
        (await Aws.Error("ecr", "describe-images", "--repository-name", "team/checkout", "--image-ids", "imageTag=1.4.2")).ShouldContain("(ImageNotFoundException)");
        (await Aws.Error("ecr", "describe-images", "--repository-name", "checkout", "--image-ids", "imageTag=1.4.1")).ShouldContain("(RepositoryNotFoundException)");
        (await Aws.Error("ecr", "describe-repositories", "--repository-names", "checkout")).ShouldContain("(RepositoryNotFoundException)");
        (await Aws.Error("ecr", "get-repository-policy", "--repository-name", "team/checkout")).ShouldContain("(RepositoryPolicyNotFoundException)");
        (await Aws.Error("ecr", "get-repository-policy", "--repository-name", "empty")).ShouldContain("(AccessDeniedException)");
        (await Aws.Error("ecr", "describe-repositories", "--registry-id", "777788889999")).ShouldContain("(AccessDeniedException)");
        (await Aws.Error("ecr", "batch-get-image", "--repository-name", "team/checkout", "--image-ids", "imageTag=1.4.3")).ShouldContain("(AccessDeniedException)");
    }

    [Fact]
    public async Task Load_balancing_tells_groups_and_the_health_of_their_targets()
    {
        ShouldHold((await Aws.Json("elbv2", "describe-target-groups")).GetProperty("TargetGroups"), _case["elbv2"]!["targetGroups"]!);
        var first = await Aws.Json("elbv2", "describe-target-groups", "--page-size", "1");
        Ids(first, "TargetGroups", "TargetGroupArn").ShouldBe([Group]);
        Ids(await Aws.Json("elbv2", "describe-target-groups", "--page-size", "1", "--marker", first.GetProperty("NextMarker").GetString()!), "TargetGroups", "TargetGroupArn").ShouldBe([QuietGroup]);
        Ids(await Aws.Json("elbv2", "describe-target-groups", "--names", "quiet"), "TargetGroups", "TargetGroupArn").ShouldBe([QuietGroup]);
        ShouldHold((await Aws.Json("elbv2", "describe-target-health", "--target-group-arn", Group)).GetProperty("TargetHealthDescriptions"), _case["elbv2"]!["targetHealth"]![0]!["TargetHealthDescriptions"]!);
        var gone = (await Aws.Json("elbv2", "describe-target-health", "--target-group-arn", Group, "--targets", "Id=10.0.0.99,Port=8080")).GetProperty("TargetHealthDescriptions")[0];
        gone.GetProperty("TargetHealth").GetProperty("Reason").GetString().ShouldBe("Target.NotRegistered");
        (await Aws.Error("elbv2", "describe-target-health", "--target-group-arn", Group + "0")).ShouldContain("(TargetGroupNotFound)");
        (await Aws.Error("elbv2", "describe-target-groups", "--target-group-arns", Group + "0")).ShouldContain("(TargetGroupNotFound)");
        (await Aws.Error("elbv2", "describe-target-health", "--target-group-arn", QuietGroup)).ShouldContain("(AccessDenied)");
    }

    [Fact]
    public async Task Secrets_and_parameters_tell_everything_but_their_values()
    {
        foreach (var id in (string[])["prod/db", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/db", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/db-AbCdEf"])
        {
            var secret = await Aws.Json("secretsmanager", "describe-secret", "--secret-id", id);
            secret.GetProperty("VersionIdsToStages").GetProperty("v1")[0].GetString().ShouldBe("AWSCURRENT");
            secret.GetRawText().ShouldNotContain("never-told");
        }

        (await Aws.Error("secretsmanager", "describe-secret", "--secret-id", "prod/other")).ShouldContain("(ResourceNotFoundException)");
        (await Aws.Error("secretsmanager", "get-secret-value", "--secret-id", "prod/db")).ShouldContain("(UnknownOperationException)");

        var parameters = await Aws.Json("ssm", "describe-parameters", "--parameter-filters", "Key=Name,Option=Equals,Values=/app/db,app/db,flat");
        Ids(parameters, "Parameters", "ARN").ShouldBe(["arn:aws:ssm:eu-central-1:111122223333:parameter/app/db", "arn:aws:ssm:eu-central-1:111122223333:parameter/flat"]);
        parameters.GetRawText().ShouldNotContain("never-told");
        (await Aws.Error("ssm", "describe-parameters", "--parameter-filters", "Key=Colour,Values=red")).ShouldContain("(InvalidFilterKey)");
    }

    [Fact]
    public async Task EFS_is_asked_by_paths()
    {
        Ids(await Aws.Json("efs", "describe-file-systems", "--file-system-id", "fs-1"), "FileSystems", "FileSystemId").ShouldBe(["fs-1"]);
        Ids(await Aws.Json("efs", "describe-mount-targets", "--file-system-id", "fs-1", "--page-size", "1"), "MountTargets", "MountTargetId").ShouldBe(["fsmt-00000001", "fsmt-00000002"]);
        Ids(await Aws.Json("efs", "describe-mount-targets", "--file-system-id", "fs-bare"), "MountTargets", "MountTargetId").ShouldBeEmpty();
        (await Aws.Json("efs", "describe-mount-target-security-groups", "--mount-target-id", "fsmt-00000001")).GetProperty("SecurityGroups")[0].GetString().ShouldBe("sg-endpoint");
        (await Aws.Error("efs", "describe-file-systems", "--file-system-id", "fs-9")).ShouldContain("(FileSystemNotFound)");
        (await Aws.Error("efs", "describe-mount-targets", "--file-system-id", "fs-9")).ShouldContain("(FileSystemNotFound)");
        (await Aws.Error("efs", "describe-mount-target-security-groups", "--mount-target-id", "fsmt-00000009")).ShouldContain("(MountTargetNotFound)");
        (await Aws.Error("efs", "describe-mount-target-security-groups", "--mount-target-id", "fsmt-00000002")).ShouldContain("(AccessDeniedException)");
    }

    [Fact]
    public async Task Quotas_tell_their_value_and_use()
    {
        ShouldHold((await Aws.Json("service-quotas", "list-service-quotas", "--service-code", "fargate", "--page-size", "1")).GetProperty("Quotas"), _case["servicequotas"]!["quotas"]!);
        (await Aws.Json("service-quotas", "get-service-quota", "--service-code", "fargate", "--quota-code", "L-36FBB829")).GetProperty("Quota").GetProperty("Value").GetDouble().ShouldBe(4);
        (await Aws.Error("service-quotas", "get-service-quota", "--service-code", "fargate", "--quota-code", "L-0")).ShouldContain("(NoSuchResourceException)");
    }

    private static string[] Ids(JsonElement answer, string list, string member) => [.. answer.GetProperty(list).EnumerateArray().Select(thing => thing.GetProperty(member).GetString()!)];

    /// <summary>Each recorded member is printed as recorded; the command may print more.</summary>
    private static void ShouldHold(JsonElement printed, JsonNode recorded, string path = "")
    {
        switch (recorded)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                    ShouldHold(printed.GetProperty(name), value!, $"{path}.{name}");
                break;
            case JsonArray list:
                printed.GetArrayLength().ShouldBe(list.Count, path);
                foreach (var (index, value) in list.Index())
                    ShouldHold(printed[index], value!, $"{path}[{index}]");
                break;
            case JsonValue when printed.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(printed.GetString(), CultureInfo.InvariantCulture, out var time) && printed.GetString()!.Length > 18:
                time.ShouldBe(DateTimeOffset.Parse(recorded.GetValue<string>(), CultureInfo.InvariantCulture), path);
                break;
            case JsonValue when recorded.GetValueKind() == JsonValueKind.Number:
                printed.GetDouble().ShouldBe(recorded.GetValue<double>(), path);
                break;
            default:
                JsonSerializer.Serialize(printed).ShouldBe(JsonSerializer.Serialize(recorded), path);
                break;
        }
    }
}
