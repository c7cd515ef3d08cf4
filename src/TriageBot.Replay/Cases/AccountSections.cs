using System.Text.Json.Nodes;

namespace TriageBot.Replay.Cases;

/// <summary>
/// The sections of a case that hold what surrounds a task in its account. Each is an object of lists, each list holds what AWS's own answer does,
/// under AWS's name for it; its first letter may be a capital or not.
/// </summary>
internal static class AccountSections
{
    /// <summary>The lists, and what tells their entries apart.</summary>
    public static IReadOnlyList<(string Section, string List, string Key)> Lists { get; } =
    [
        ("ec2", "subnets", "SubnetId"), ("ec2", "routeTables", "RouteTableId"), ("ec2", "networkAcls", "NetworkAclId"), ("ec2", "securityGroups", "GroupId"),
        ("ec2", "vpcEndpoints", "VpcEndpointId"), ("ec2", "natGateways", "NatGatewayId"), ("ec2", "internetGateways", "InternetGatewayId"),
        ("ec2", "networkInterfaces", "NetworkInterfaceId"), ("ec2", "vpcAttributes", "VpcId"), ("ec2", "vpcBlockPublicAccessExclusions", "ExclusionId"),
        ("ecr", "repositories", "repositoryName"), ("ecr", "imageDetails", "imageDigest"), ("ecr", "images", "repositoryName"),
        ("elbv2", "targetGroups", "TargetGroupArn"), ("elbv2", "targetHealth", "TargetGroupArn"),
        ("secretsmanager", "secrets", "ARN"), ("ssm", "parameters", "Name"),
        ("efs", "fileSystems", "FileSystemId"), ("efs", "mountTargets", "MountTargetId"),
        ("servicequotas", "quotas", "QuotaCode"),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Lists.Select(list => list.Section).Distinct()];

    /// <summary>Sections whose times go over the wire as epoch seconds; the others' go as the text that they are.</summary>
    public static IReadOnlyList<string> Timed { get; } = ["ecr", "secretsmanager", "ssm", "efs"];

    /// <summary>What a step's patch merges the entries of such a list by; one image may have many tags and come many times.</summary>
    public static string? IdentityIn(string list) => list == "images" ? null : Lists.FirstOrDefault(known => known.List == list).Key;

    /// <summary>The same document with each list under its one name.</summary>
    public static JsonObject Named(JsonObject document)
    {
        foreach (var section in Names)
        {
            if (document[section] is not JsonObject lists)
                continue;
            foreach (var (name, value) in lists.Where(list => list.Key.Length > 0 && char.IsAsciiLetterUpper(list.Key[0])).ToList())
            {
                var known = char.ToLowerInvariant(name[0]) + name[1..];
                lists.Remove(name);
                lists.TryAdd(known, value);
            }
        }

        return document;
    }
}
