using System.Xml.Linq;
using TriageBot.Replay.CloudWatch;
using TriageBot.Replay.Ec2;
using TriageBot.Replay.Ecr;
using TriageBot.Replay.Ecs;
using TriageBot.Replay.Efs;
using TriageBot.Replay.Iam;
using TriageBot.Replay.LoadBalancing;
using TriageBot.Replay.Logs;
using TriageBot.Replay.Quotas;

namespace TriageBot.Replay.Wire;

/// <summary>A service of AWS as it is spoken to.</summary>
/// <param name="Name">What a request is signed for.</param>
/// <param name="Prefix">What its actions begin with in a policy.</param>
/// <param name="Target">What <c>X-Amz-Target</c> begins with; null without JSON.</param>
/// <param name="ContentType">Of its JSON answers.</param>
/// <param name="Version">The <c>Version</c> of a Query request; null without Query.</param>
/// <param name="Namespace">Of its XML.</param>
internal sealed record WireService(string Name, string Prefix, string? Target, string ContentType, string? Version, XNamespace Namespace, Func<string, Operation?> Find)
{
    public const string Json10 = "application/x-amz-json-1.0";
    public const string Json11 = "application/x-amz-json-1.1";

    /// <summary>The section of a case without which everything is denied; null for a service that looks by itself.</summary>
    public string? Section { get; init; }

    private static readonly WireService[] All =
    [
        new("ecs", "ecs", EcsOperations.TargetPrefix, Json11, null, XNamespace.None, EcsOperations.Find),
        new("logs", "logs", LogsOperations.TargetPrefix, Json11, null, XNamespace.None, LogsOperations.Find),
        new("monitoring", "cloudwatch", CloudWatchOperations.TargetPrefix, Json10, CloudWatchOperations.Version, CloudWatchOperations.Namespace, CloudWatchOperations.Find),
        new("iam", "iam", null, Json11, IamOperations.Version, IamOperations.Namespace, IamOperations.Find),
        new("ec2", "ec2", null, Json11, Ec2Operations.Version, Ec2Operations.Namespace, Ec2Operations.Find) { Section = "ec2" },
        new("ecr", "ecr", EcrOperations.TargetPrefix, Json11, null, XNamespace.None, EcrOperations.Find) { Section = "ecr" },
        new("elasticloadbalancing", "elasticloadbalancing", null, Json11, LoadBalancingOperations.Version, LoadBalancingOperations.Namespace, LoadBalancingOperations.Find) { Section = "elbv2" },
        new("secretsmanager", "secretsmanager", Secrets.DescribeSecret.TargetPrefix, Json11, null, XNamespace.None, Secrets.DescribeSecret.Find) { Section = "secretsmanager" },
        new("ssm", "ssm", Secrets.DescribeParameters.TargetPrefix, Json11, null, XNamespace.None, Secrets.DescribeParameters.Find) { Section = "ssm" },
        new(EfsOperations.Name, EfsOperations.Name, null, "application/json", null, XNamespace.None, EfsOperations.Find) { Section = "efs" },
        new("servicequotas", "servicequotas", ServiceQuotas.TargetPrefix, Json11, null, XNamespace.None, ServiceQuotas.Find) { Section = "servicequotas" },
        // What STS answers depends on the whole world; see StsOperations.
        new("sts", "sts", null, Json11, "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/", _ => null),
    ];

    public static WireService? OfTarget(string prefix) => Array.Find(All, service => service.Target == prefix && prefix.Length > 0);

    public static WireService? OfVersion(string? version) => Array.Find(All, service => service.Version == version && version is not null);

    public static WireService? Named(string name) => Array.Find(All, service => service.Name == name);
}
