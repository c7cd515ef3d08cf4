using System.Text.Json;

namespace TriageBot.Alerts.Formats;

/// <summary>Every text of a body as <c>name: text</c>, so that a name is as good a label there as in a message. Names of lists hold for their items.</summary>
internal static class Leaves
{
    private const int Most = 5_000;

    public static IEnumerable<string> Of(JsonElement? body) => body is { } root ? Of("", root).Take(Most) : [];

    private static IEnumerable<string> Of(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => NameAndValue(value) ?? value.EnumerateObject().SelectMany(p => Of(p.Name, p.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Of(name, item)),
        _ => value.TextOf() is { } text ? [name.Length == 0 ? text : $"{name}: {text}"] : [],
    };

    // {"name":"ClusterName","value":"prod"} and {"title":"Cluster","value":"prod"} are labels too.
    private static string[]? NameAndValue(JsonElement pair)
    {
        var name = pair.Text("name") ?? pair.Text("title") ?? pair.Text("key");
        return name is not null && pair.Text("value") is { } text ? [$"{name}: {text}"] : null;
    }
}
