using System.Collections.Specialized;
using System.Text.Json.Nodes;
using System.Web;

namespace TriageBot.EndToEnd.Policy;

/// <summary>
/// What IAM would evaluate for a request: its action and the resources that it is about, told from the request itself and from nothing of the code under test.
/// See https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
/// </summary>
/// <param name="Action">Such as <c>logs:GetLogEvents</c>.</param>
/// <param name="Resources">ARNs; <c>*</c> where the action knows none.</param>
/// <param name="Cluster">The value of <c>ecs:cluster</c>; null where the request names none.</param>
internal sealed record SignedCall(string Action, IReadOnlyList<string> Resources, string? Cluster)
{
    private const string Account = "111122223333";

    public static async Task<SignedCall> Read(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var scope = request.Headers.GetValues("Authorization").Single().Split('/');
        var (region, service) = (scope[2], scope[3]);
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        if (service == "elasticfilesystem")
            return FileSystem(request.RequestUri!, region);

        if (request.Headers.TryGetValues("X-Amz-Target", out var targets))
        {
            var input = JsonNode.Parse(body)!.AsObject();
            var operation = targets.Single().Split('.')[^1];
            var prefix = service == "monitoring" ? "cloudwatch" : service;
            return new($"{prefix}:{operation}", Json($"{prefix}:{operation}", input, region), Text(input, "cluster") is { } cluster ? ClusterArn(cluster, region) : null);
        }

        var form = HttpUtility.ParseQueryString(body);
        return new($"{service}:{form["Action"]}", Form(form["Action"]!, form, region), null);
    }

    private static IReadOnlyList<string> Json(string action, JsonObject input, string region)
    {
        string Ecs(string resource) => resource.StartsWith("arn:", StringComparison.Ordinal) ? resource : $"arn:aws:ecs:{region}:{Account}:{resource}";
        var cluster = (Text(input, "cluster") ?? "default").Split('/')[^1];
        IReadOnlyList<string> In(string kind, string member) => [.. Texts(input, member).Select(r => Ecs(r.StartsWith("arn:", StringComparison.Ordinal) ? r : $"{kind}/{cluster}/{r}"))];
        return action switch
        {
            "ecs:DescribeTasks" => In("task", "tasks"),
            "ecs:DescribeServices" => In("service", "services"),
            "ecs:DescribeContainerInstances" => In("container-instance", "containerInstances"),
            "ecs:DescribeClusters" => [.. Texts(input, "clusters").Select(c => ClusterArn(c, region))],
            "ecs:ListContainerInstances" => [ClusterArn(cluster, region)],
            "ecs:DescribeCapacityProviders" => [.. Texts(input, "capacityProviders").Select(p => Ecs($"capacity-provider/{p}"))],
            "ecs:ListServiceDeployments" => [Ecs($"service/{cluster}/{Text(input, "service")!.Split('/')[^1]}")],
            "ecs:DescribeServiceRevisions" => [.. Texts(input, "serviceRevisionArns")],
            "logs:GetLogEvents" => [$"{Group(input, region)}:log-stream:{Text(input, "logStreamName")}"],
            "logs:FilterLogEvents" => [Group(input, region)],
            "logs:StartQuery" => [.. Texts(input, "logGroupNames").Concat(Texts(input, "logGroupIdentifiers")).Select(g => Group(g, region))],

            // Which groups a query went to stands in no request: AWS looks it up.
            "logs:GetQueryResults" or "logs:GetLogRecord" => [Group("/ecs/any", region)],
            "ecr:DescribeImages" or "ecr:BatchGetImage" => [Repository(input, Text(input, "repositoryName")!, region)],
            "secretsmanager:DescribeSecret" => [Text(input, "SecretId")!.StartsWith("arn:", StringComparison.Ordinal) ? Text(input, "SecretId")! : $"arn:aws:secretsmanager:{region}:{Account}:secret:{Text(input, "SecretId")}-AbCdEf"],
            _ => ["*"],
        };
    }

    private static IReadOnlyList<string> Form(string operation, NameValueCollection form, string region) => operation switch
    {
        "SimulatePrincipalPolicy" => [form["PolicySourceArn"]!],
        "GetRole" or "ListAttachedRolePolicies" or "ListRolePolicies" or "GetRolePolicy" => [$"arn:aws:iam::{Account}:role/{form["RoleName"]}"],
        "GetPolicy" or "GetPolicyVersion" => [form["PolicyArn"]!],
        "DescribeVpcAttribute" => [$"arn:aws:ec2:{region}:{Account}:vpc/{form["VpcId"]}"],
        _ => ["*"],
    };

    private static SignedCall FileSystem(Uri uri, string region)
    {
        var path = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var id = HttpUtility.ParseQueryString(uri.Query)["FileSystemId"];
        var (operation, of) = path switch
        {
            [_, "file-systems"] => ("DescribeFileSystems", id),
            [_, "mount-targets"] => ("DescribeMountTargets", id),

            // IAM looks up which file system the mount target belongs to.
            [_, "mount-targets", _, "security-groups"] => ("DescribeMountTargetSecurityGroups", "fs-any"),
            _ => throw new InvalidOperationException($"no operation of EFS: {uri}"),
        };
        return new($"elasticfilesystem:{operation}", [$"arn:aws:elasticfilesystem:{region}:{Account}:file-system/{of}"], null);
    }

    private static string ClusterArn(string cluster, string region) => cluster.StartsWith("arn:", StringComparison.Ordinal) ? cluster : $"arn:aws:ecs:{region}:{Account}:cluster/{cluster}";

    private static string Repository(JsonObject input, string name, string region) => $"arn:aws:ecr:{region}:{Text(input, "registryId") ?? Account}:repository/{name}";

    private static string Group(JsonObject input, string region) => Group(Text(input, "logGroupIdentifier") ?? Text(input, "logGroupName")!, region);

    private static string Group(string name, string region) => name.StartsWith("arn:", StringComparison.Ordinal) ? name : $"arn:aws:logs:{region}:{Account}:log-group:{name}";

    private static string? Text(JsonObject input, string member) => (string?)input[member];

    private static IEnumerable<string> Texts(JsonObject input, string member) => input[member]?.AsArray().Select(t => (string)t!) ?? [];
}
