namespace TriageBot.Triage.Alerts.Finding;

/// <summary>What a label says.</summary>
internal enum LabelKind
{
    Cluster,
    Service,
    Task,
    Family,
    LogGroup,
    LogStream,
    Alarm,
    Account,
    Region,

    /// <summary>A cluster, of ECS or of anything else.</summary>
    AnyCluster,

    /// <summary>A service, which is ECS's only where something else says ECS.</summary>
    AnyService,

    /// <summary>Kubernetes, whose labels share ECS's words.</summary>
    Kubernetes,
}

/// <summary>
/// The names under which monitors label what comes from ECS: CloudWatch's dimensions, the tags of Datadog's agent, the labels of Prometheus
/// exporters, OpenTelemetry's resource attributes (https://opentelemetry.io/docs/specs/semconv/resource/cloud-provider/aws/ecs/), and what people write.
/// </summary>
internal static class LabelNames
{
    private static readonly Dictionary<string, LabelKind> s_kinds = Kinds(
        (LabelKind.Cluster, ["clustername", "clusterarn", "ecscluster", "ecsclustername", "ecsclusterarn", "awsecscluster", "awsecsclustername", "awsecsclusterarn"]),
        (LabelKind.AnyCluster, ["cluster", "cluster name"]),
        (LabelKind.Service, ["ecsservice", "ecsservicename", "ecs service", "awsecsservice", "awsecsservicename", "awsecsservicearn"]),
        (LabelKind.AnyService, ["service", "servicename", "service name"]),
        (LabelKind.Task, ["task", "taskid", "taskarn", "task id", "task arn", "ecstask", "ecstaskid", "ecstaskarn", "awsecstaskid", "awsecstaskarn"]),
        (LabelKind.Family, ["taskfamily", "family", "task family", "taskdefinition", "task definition", "taskdefinitionfamily", "taskdefinitionarn", "ecstaskfamily",
            "ecstaskdefinitionfamily", "ecstaskdefinition", "awsecstaskfamily", "awsecstaskdefinitionfamily"]),
        (LabelKind.LogGroup, ["loggroup", "loggroupname", "log group", "awslogsgroup", "awsloggroup", "awsloggroupnames"]),
        (LabelKind.LogStream, ["logstream", "logstreamname", "log stream", "awslogstreamnames"]),
        (LabelKind.Alarm, ["alarmname"]),
        (LabelKind.Account, ["awsaccountid", "accountid", "awsaccount", "cloudaccountid", "account"]),
        (LabelKind.Region, ["awsregion", "region", "cloudregion"]),
        (LabelKind.Kubernetes, ["pod", "podname", "kubecontainername", "kubedeployment", "kubenamespace", "kubeclustername", "k8sclustername", "k8spodname", "k8snamespacename", "eksclustername"]));

    public static IReadOnlyCollection<string> All => s_kinds.Keys;

    /// <summary>Null where the name is none of them. Blanks count: Kafka's dimension is <c>Cluster Name</c>.</summary>
    public static LabelKind? Read(string name) => name switch
    {
        { Length: 0 or > 60 } => null,

        // CloudWatch spells its dimensions so, and nobody else does.
        "ServiceName" => LabelKind.Service,
        _ => s_kinds.TryGetValue(string.Concat(name.Where(c => c is not ('_' or '-' or '.'))).ToLowerInvariant(), out var kind) ? kind : null,
    };

    private static Dictionary<string, LabelKind> Kinds(params ReadOnlySpan<(LabelKind Kind, string[] Names)> kinds)
    {
        var byName = new Dictionary<string, LabelKind>(StringComparer.Ordinal);
        foreach (var (kind, names) in kinds)
        {
            foreach (var name in names)
                byName.Add(name, kind);
        }

        return byName;
    }
}
