using System.Text.Json.Nodes;

namespace TriageBot.Recording;

/// <summary>
/// The sections of a case that hold what surrounds a task, put together from the answers of EC2, ECR, Elastic Load Balancing, Secrets Manager,
/// Systems Manager, EFS and Service Quotas. Tags are left out: they are anybody's words, and nothing is read from them.
/// </summary>
/// <param name="account">Whose registry a question means that names none.</param>
internal sealed class AccountSections(string account)
{
    private const string BlockPublicAccess = "DescribeVpcBlockPublicAccessOptions";

    /// <summary>Operations whose answers are lists: the section and list of the case, the list in the answer, and what identifies an entry.</summary>
    private static readonly Dictionary<string, (string Section, string List, string Answer, string Key)> Described = new()
    {
        ["DescribeSubnets"] = ("ec2", "subnets", "Subnets", "SubnetId"),
        ["DescribeRouteTables"] = ("ec2", "routeTables", "RouteTables", "RouteTableId"),
        ["DescribeNetworkAcls"] = ("ec2", "networkAcls", "NetworkAcls", "NetworkAclId"),
        ["DescribeSecurityGroups"] = ("ec2", "securityGroups", "SecurityGroups", "GroupId"),
        ["DescribeVpcEndpoints"] = ("ec2", "vpcEndpoints", "VpcEndpoints", "VpcEndpointId"),
        ["DescribeNatGateways"] = ("ec2", "natGateways", "NatGateways", "NatGatewayId"),
        ["DescribeInternetGateways"] = ("ec2", "internetGateways", "InternetGateways", "InternetGatewayId"),
        ["DescribeNetworkInterfaces"] = ("ec2", "networkInterfaces", "NetworkInterfaces", "NetworkInterfaceId"),
        ["DescribeVpcBlockPublicAccessExclusions"] = ("ec2", "vpcBlockPublicAccessExclusions", "VpcBlockPublicAccessExclusions", "ExclusionId"),
        ["DescribeVpcAttribute"] = ("ec2", "vpcAttributes", "", "VpcId"),
        ["DescribeImages"] = ("ecr", "imageDetails", "imageDetails", "imageDigest"),
        ["BatchGetImage"] = ("ecr", "images", "images", "repositoryName"),
        ["DescribeTargetGroups"] = ("elbv2", "targetGroups", "TargetGroups", "TargetGroupArn"),
        ["DescribeTargetHealth"] = ("elbv2", "targetHealth", "", "TargetGroupArn"),
        ["DescribeSecret"] = ("secretsmanager", "secrets", "", "ARN"),
        ["DescribeParameters"] = ("ssm", "parameters", "Parameters", "Name"),
        ["DescribeFileSystems"] = ("efs", "fileSystems", "FileSystems", "FileSystemId"),
        ["DescribeMountTargets"] = ("efs", "mountTargets", "MountTargets", "MountTargetId"),
        ["DescribeMountTargetSecurityGroups"] = ("efs", "mountTargets", "", "MountTargetId"),
        ["ListServiceQuotas"] = ("servicequotas", "quotas", "Quotas", "QuotaCode"),
    };

    private readonly SortedDictionary<string, SortedDictionary<string, Entries>> _sections = new(StringComparer.Ordinal);
    private JsonObject? _blocked;

    public static bool Knows(string operation) => operation == BlockPublicAccess || Described.ContainsKey(operation);

    /// <summary>Whether anything was read that this operation tells.</summary>
    public bool Has(string operation) => operation == BlockPublicAccess
        ? _blocked is not null
        : Described.TryGetValue(operation, out var kind) && _sections.TryGetValue(kind.Section, out var lists) && lists.ContainsKey(kind.List);

    public void Add(Exchange exchange)
    {
        var answer = exchange.Xml is { } xml ? AnswerXml.Read(xml) : exchange.Output;
        if (exchange.Question.Operation == BlockPublicAccess)
        {
            _blocked = answer["VpcBlockPublicAccessOptions"] as JsonObject;
            return;
        }

        // Looked for, and not there: a list without it.
        var (section, list, told, key) = Described[exchange.Question.Operation];
        var entries = List(section, list);
        if (exchange.Error == "RepositoryNotFoundException")
            List("ecr", "repositories");
        else if (exchange.Error == "FileSystemNotFound")
            List("efs", "fileSystems");
        foreach (var thing in AccountThings.Of(exchange, answer, told))
            entries.Describe(AccountThings.Identity(exchange.Question.Operation, thing, key, account), thing);
    }

    /// <summary>The sections that were read at all.</summary>
    public IEnumerable<(string Section, JsonObject Lists)> Write()
    {
        if (_blocked is not null && !_sections.ContainsKey("ec2"))
            _sections["ec2"] = new(StringComparer.Ordinal);
        foreach (var (section, lists) in _sections)
        {
            var written = new JsonObject(lists.Select(list => KeyValuePair.Create(list.Key, (JsonNode?)list.Value.Write())));
            if (section == "ec2" && _blocked is not null)
                written["vpcBlockPublicAccessOptions"] = _blocked.DeepClone();
            WithoutTags(written);
            yield return (section, written);
        }
    }

    private Entries List(string section, string list)
    {
        if (!_sections.TryGetValue(section, out var lists))
            lists = _sections[section] = new(StringComparer.Ordinal);
        return lists.TryGetValue(list, out var known) ? known : lists[list] = new Entries();
    }

    private static void WithoutTags(JsonNode? node)
    {
        if (node is JsonObject fields)
        {
            fields.Remove("Tags");
            fields.Remove("TagSet");
            foreach (var (_, value) in fields)
                WithoutTags(value);
        }
        else if (node is JsonArray list)
        {
            foreach (var element in list)
                WithoutTags(element);
        }
    }
}
