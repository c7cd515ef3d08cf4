using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Gate.Drafts;

namespace TriageBot.EndToEnd.Gate.Injections;

/// <summary>Puts words into a recorded case, where somebody from outside could have put them.</summary>
internal static class Planting
{
    public static JsonObject Into(JsonObject recorded, Injection injection) => injection.Place switch
    {
        "log line" => BeforeTheLastLine(recorded, injection.Text),
        "stoppedReason" => Replaced(recorded, new CaseText(recorded).StoppedReason!, injection.Text),
        "container name" => Named(recorded, Container(recorded), injection.Text),
        "service name" => Named(recorded, (string)recorded["ecs"]!["services"]![0]!["serviceName"]!, injection.Text),
        "task-definition name" => Named(recorded, (string)recorded["ecs"]!["taskDefinitions"]![0]!["family"]!, injection.Text),
        "image" => Replaced(recorded, (string)recorded["ecs"]!["taskDefinitions"]![0]!["containerDefinitions"]![0]!["image"]!, injection.Text),
        "alert text" => recorded,
        _ => throw new ArgumentException($"no place to plant words in: {injection.Place}"),
    };

    private static string Container(JsonObject recorded) => (string?)recorded["expected"]!["container"] ?? new CaseText(recorded).Containers[0];

    private static JsonObject BeforeTheLastLine(JsonObject recorded, string text)
    {
        var id = new CaseText(recorded).TaskId;
        var container = (string?)recorded["expected"]!["container"];
        var streams = recorded["logs"]!["groups"]!.AsArray().SelectMany(g => g!["streams"]!.AsArray()).Select(s => s!).Where(s => ((string)s["logStreamName"]!).EndsWith(id, StringComparison.Ordinal)).ToList();
        var events = (streams.Find(s => container is not null && ((string)s["logStreamName"]!).Contains($"/{container}/", StringComparison.Ordinal)) ?? streams[0])["events"]!.AsArray();
        var last = events[^1]!;
        events.Insert(events.Count - 1, new JsonObject { ["timestamp"] = (long)last["timestamp"]!, ["ingestionTime"] = (long)(last["ingestionTime"] ?? last["timestamp"])!, ["message"] = text });
        return recorded;
    }

    // A name stands in ARNs and stream names, too.
    private static JsonObject Named(JsonObject recorded, string name, string other)
    {
        string Renamed(string text) => text == name ? other
            : text.Replace($"/{name}/", $"/{other}/", StringComparison.Ordinal).Replace($":{name}:", $":{other}:", StringComparison.Ordinal) is var inner && (inner.EndsWith($"/{name}", StringComparison.Ordinal) || inner.EndsWith($":{name}", StringComparison.Ordinal)) ? inner[..^name.Length] + other
            : inner.Replace($"/{name}:", $"/{other}:", StringComparison.Ordinal);
        return Walked(recorded, Renamed).AsObject();
    }

    private static JsonObject Replaced(JsonObject recorded, string text, string other) => Walked(recorded, t => t == text ? other : t).AsObject();

    // Event lines are JSON inside a text.
    private static JsonNode Walked(JsonNode node, Func<string, string> change) => node switch
    {
        JsonObject all => new JsonObject(all.Select(p => KeyValuePair.Create(p.Key, p.Value is null ? null : Walked(p.Value, change)))),
        JsonArray list => new JsonArray([.. list.Select(n => n is null ? null : Walked(n, change))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create((string)value! is ['{', ..] and var inner && IsJson(inner) ? Walked(JsonNode.Parse(inner)!, change).ToJsonString() : change((string)value!)),
        _ => node.DeepClone(),
    };

    private static bool IsJson(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject inner && inner.ContainsKey("detail-type");
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
