using System.Text.Json.Nodes;

namespace TriageBot.Slack.Tests.Messages;

/// <summary>Walks through blocks as Slack gets them.</summary>
internal static class Leaves
{
    public static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(p => Objects(p.Value)).Prepend(item),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    public static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(p => Strings(p.Value)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    /// <summary>Half a surrogate pair, or what moves a cursor.</summary>
    public static bool IsBroken(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]) || text[i] is '\u202e' or '\u2066' || (char.IsControl(text[i]) && text[i] is not ('\n' or '\t')))
                return true;
        }

        return false;
    }
}
