using System.Text.Json.Nodes;
using TriageBot.Alerts.EventBridge;
using TriageBot.Alerts.Formats;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Tests.EventBridge;

/// <summary>An event in the shape that AWS documents, and changed where a test says so.</summary>
internal static class Sample
{
    public static JsonObject Of(string name, params (string Path, JsonNode? Value)[] changes)
    {
        var sample = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "EventBridge", "Samples", $"{name}.json")))!.AsObject();
        foreach (var (path, value) in changes)
            Set(sample, path.Split('.'), value);
        return sample;
    }

    public static EventReading Read(JsonNode sample) => EventBridgeFormat.Read(AlertJson.Read(sample.ToJsonString()).ShouldNotBeNull());

    public static Alert Alert(string name, params (string Path, JsonNode? Value)[] changes) => Read(Of(name, changes)).Alert.ShouldNotBeNull();

    private static void Set(JsonNode node, ReadOnlySpan<string> path, JsonNode? value)
    {
        var last = path.Length == 1;
        if (int.TryParse(path[0], out var index))
        {
            if (last)
                node.AsArray()[index] = value;
            else
                Set(node[index]!, path[1..], value);
        }
        else if (!last)
        {
            Set(node[path[0]]!, path[1..], value);
        }
        else if (value is null)
        {
            node.AsObject().Remove(path[0]);
        }
        else
        {
            node[path[0]] = value;
        }
    }
}
