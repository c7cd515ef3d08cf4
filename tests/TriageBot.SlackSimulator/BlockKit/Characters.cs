using System.Text.Json;
using System.Text.Json.Nodes;

namespace TriageBot.Simulation.BlockKit;

/// <summary>Counts what people read.</summary>
internal static class Characters
{
    /// <summary>The length of every <c>text</c> below this node.</summary>
    public static int In(JsonNode? node) => node switch
    {
        JsonObject item => item.Sum(p => p.Key == "text" && p.Value?.GetValueKind() == JsonValueKind.String ? p.Value.GetValue<string>().Length : In(p.Value)),
        JsonArray items => items.Sum(In),
        _ => 0,
    };
}
