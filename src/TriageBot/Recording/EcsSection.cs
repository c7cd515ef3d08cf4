using System.Text.Json.Nodes;

namespace TriageBot.Recording;

/// <summary>The section <c>ecs</c> of a case, put together from ECS's answers.</summary>
internal sealed class EcsSection
{
    /// <summary>Operations that describe: the list that their answers hold, which is also the case's, and what identifies an entry.</summary>
    private static readonly Dictionary<string, (string List, string Key)> Described = new()
    {
        ["DescribeTasks"] = ("tasks", "taskArn"),
        ["DescribeTaskDefinition"] = ("taskDefinitions", "taskDefinitionArn"),
        ["DescribeServices"] = ("services", "serviceArn"),
        ["DescribeClusters"] = ("clusters", "clusterArn"),
        ["ListServiceDeployments"] = ("serviceDeployments", "serviceDeploymentArn"),
        ["DescribeServiceRevisions"] = ("serviceRevisions", "serviceRevisionArn"),
        ["DescribeContainerInstances"] = ("containerInstances", "containerInstanceArn"),
        ["ListContainerInstances"] = ("containerInstances", "containerInstanceArn"),
        ["DescribeCapacityProviders"] = ("capacityProviders", "name"),
        ["ListTasks"] = ("tasks", "taskArn"),
        ["ListClusters"] = ("clusters", "clusterArn"),
    };

    private readonly Dictionary<string, Entries> _lists = [];

    public bool Has(string operation) => Described.TryGetValue(operation, out var kind) && _lists.ContainsKey(kind.List);

    public static bool Knows(string operation) => Described.ContainsKey(operation);

    /// <param name="arnOf">Makes an ARN of ECS from a resource such as <c>cluster/prod</c>.</param>
    public void Add(Exchange exchange, Func<string, string> arnOf)
    {
        var (question, output) = (exchange.Question, exchange.Output);
        var (list, key) = Described[question.Operation];
        if (exchange.Error == "ClusterNotFoundException")
            return;

        // Looked for, and not there: a list without it, in a cluster that exists.
        var entries = List(list);
        if (question.Input.ContainsKey("cluster"))
            Cluster(question.Input.Text("cluster")!, arnOf);
        if (exchange.Error == "ServiceNotFoundException")
            List("services");
        if (!exchange.Succeeded)
            return;

        switch (question.Operation)
        {
            case "ListTasks":
                foreach (var arn in output.Texts("taskArns"))
                    entries.Mention(arn, Brief(arn, question.Input, arnOf));
                break;
            case "ListContainerInstances":
                foreach (var arn in output.Texts("containerInstanceArns"))
                    entries.Mention(arn, new JsonObject { [key] = arn, ["status"] = "ACTIVE" });
                break;
            case "ListClusters":
                foreach (var arn in output.Texts("clusterArns"))
                    Cluster(arn, arnOf);
                break;
            case "DescribeTaskDefinition" when output["taskDefinition"] is JsonObject definition:
                entries.Describe(definition.Text(key), definition);
                break;
            default:
                foreach (var entry in output.Objects(list))
                    entries.Describe(entry.Text(key), entry);
                break;
        }
    }

    public JsonObject Write() => new(_lists.Select(list => KeyValuePair.Create(list.Key, (JsonNode?)list.Value.Write())));

    private void Cluster(string named, Func<string, string> arnOf)
    {
        var arn = named.StartsWith("arn:", StringComparison.Ordinal) ? named : arnOf($"cluster/{named}");
        List("clusters").Mention(arn, new JsonObject { ["clusterArn"] = arn, ["clusterName"] = Last(arn), ["status"] = "ACTIVE" });
    }

    /// <summary>A task that was listed and not described: what the list was filtered by is known of it, and no more.</summary>
    private static JsonObject Brief(string arn, JsonObject filter, Func<string, string> arnOf)
    {
        var task = new JsonObject { ["taskArn"] = arn, ["clusterArn"] = arnOf($"cluster/{Last(filter.Text("cluster") ?? "default")}") };
        var status = filter.Text("desiredStatus") ?? "RUNNING";
        (task["lastStatus"], task["desiredStatus"]) = (status, status);
        if (filter.Text("serviceName") is { } service)
            task["group"] = $"service:{Last(service)}";
        if (filter.Text("family") is { } family)
            task["taskDefinitionArn"] = arnOf($"task-definition/{family}:1");
        return task;
    }

    private static string Last(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private Entries List(string name) => _lists.TryGetValue(name, out var known) ? known : _lists[name] = new Entries();
}
