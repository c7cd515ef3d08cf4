using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;
using TriageBot.Triage.Checks;

namespace TriageBot.EndToEnd.Checks;

/// <summary>Incidents whose cause the account around them tells.</summary>
internal static class Surrounded
{
    public const string Secret = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbCdEf";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A task of Fargate that ECS could not start, with a network interface in <see cref="Network.TaskSubnet"/>.</summary>
    public static Incident NeverStarted(string reason, string[]? secrets = null, Action<JsonObject>? change = null, bool ofService = true)
    {
        var container = Incident.Container("app");
        container["image"] = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1";
        container["secrets"] = new JsonArray([.. (secrets ?? []).Select((s, i) => new JsonObject { ["name"] = $"S{i}", ["valueFrom"] = s })]);
        var incident = new Incident().Definition(42, container).Task(Incident.TaskId, t =>
        {
            Placed(t);
            t["startedAt"] = null;
            t["stopCode"] = "TaskFailedToStart";
            t["stoppedReason"] = reason;
            t["containers"] = new JsonArray(new JsonObject { ["name"] = "app", ["lastStatus"] = "STOPPED" });
            if (!ofService)
                t["group"] = "family:checkout";
            change?.Invoke(t);
        });
        return ofService ? incident.Service() : incident;
    }

    public static void Placed(JsonObject task) => task["attachments"] = new JsonArray(new JsonObject
    {
        ["type"] = "ElasticNetworkInterface",
        ["status"] = "DELETED",
        ["details"] = new JsonArray(Detail("subnetId", Network.TaskSubnet), Detail("networkInterfaceId", "eni-0task"), Detail("privateIPv4Address", "10.0.1.5")),
    });

    /// <summary>The case with a section of the account, such as <c>ec2</c>; null leaves it out: not recorded.</summary>
    public static JsonObject With(this JsonObject asked, string section, JsonNode? content)
    {
        if (content is not null)
            asked[section] = content;
        return asked;
    }

    /// <summary>Changes the service, such as its network or its load balancers.</summary>
    public static JsonObject Serving(this JsonObject asked, Action<JsonObject> change)
    {
        change(asked["ecs"]!["services"]![0]!.AsObject());
        return asked;
    }

    /// <summary>The service's tasks stand in <see cref="Network.TaskSubnet"/>.</summary>
    public static JsonObject In(this JsonObject asked, Network? network, bool publicIp = false) => asked.With("ec2", network?.Section).Serving(s => s["networkConfiguration"] = new JsonObject
    {
        ["awsvpcConfiguration"] = new JsonObject { ["subnets"] = new JsonArray(Network.TaskSubnet), ["securityGroups"] = new JsonArray(Network.TaskGroup), ["assignPublicIp"] = publicIp ? "ENABLED" : "DISABLED" },
    });

    public static async Task<Answer> Why(this JsonObject recorded)
    {
        using var stack = new Stack(recorded);
        return await stack.Why(Cancel);
    }

    public static Check Check(this Answer answer, string name) => answer.Dossier.Checks.Single(c => c.Name == name);

    private static JsonObject Detail(string name, string value) => new() { ["name"] = name, ["value"] = value };
}
