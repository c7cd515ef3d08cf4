using System.Globalization;
using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Alerts;

/// <summary>Stops of a service's tasks as EventBridge would tell them, made of a case's own record.</summary>
internal static class StoppedEvents
{
    /// <summary>A stopped task of the service, as ECS records it in the case.</summary>
    public static JsonObject Stop(string caseName, string service) =>
        Repository.Read(caseName)["ecs"]!["tasks"]!.AsArray().First(t => (string?)t!["group"] == $"service:{service}" && (string?)t["lastStatus"] == "STOPPED")!.AsObject();

    /// <summary>The same stop of another task.</summary>
    public static string Another(JsonObject stop, string taskId, string eventId)
    {
        var arn = (string)stop["taskArn"]!;
        var detail = JsonNode.Parse(stop.ToJsonString().Replace(arn.Split('/')[^1], taskId, StringComparison.Ordinal))!.AsObject();
        var now = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        detail["stoppedAt"] = now;
        var parts = arn.Split(':');
        return new JsonObject
        {
            ["version"] = "0",
            ["id"] = eventId,
            ["detail-type"] = "ECS Task State Change",
            ["source"] = "aws.ecs",
            ["account"] = parts[4],
            ["time"] = now,
            ["region"] = parts[3],
            ["resources"] = new JsonArray((JsonNode)(string)detail["taskArn"]!),
            ["detail"] = detail,
        }.ToJsonString();
    }
}
