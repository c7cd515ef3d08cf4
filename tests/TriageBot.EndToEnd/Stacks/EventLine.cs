using System.Text.Json.Nodes;

namespace TriageBot.EndToEnd.Stacks;

/// <summary>Events as EventBridge puts them into a log group. See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_cwe_events.html</summary>
internal static class EventLine
{
    public static string OfTask(JsonObject task) => Envelope("ECS Task State Change", (string)task["taskArn"]!, task.DeepClone());

    public static string OfService(string name, DateTimeOffset at, string service = "checkout") =>
        Envelope("ECS Service Action", Incident.Arn($"service/prod/{service}"), new JsonObject { ["eventType"] = "WARN", ["eventName"] = name, ["createdAt"] = Incident.Iso(at) });

    private static string Envelope(string kind, string resource, JsonNode detail) => new JsonObject
    {
        ["version"] = "0",
        ["id"] = "6661adf1-6c24-42c9-a219-2273e08a3054",
        ["detail-type"] = kind,
        ["source"] = "aws.ecs",
        ["time"] = Incident.Iso(Incident.Stopped),
        ["resources"] = new JsonArray(resource),
        ["detail"] = detail,
    }.ToJsonString();
}
