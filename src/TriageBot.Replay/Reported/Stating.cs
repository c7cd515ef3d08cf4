using System.Text.Json;
using System.Text.Json.Nodes;

namespace TriageBot.Replay.Reported;

/// <summary>What a report does not state is left out, on both sides.</summary>
internal static class Stating
{
    public static JsonElement? Stated(this JsonElement report, string name) =>
        report.ValueKind == JsonValueKind.Object && report.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static void AddStated(this JsonObject shape, string name, JsonNode? value)
    {
        if (value is not null)
            shape[name] = value;
    }
}
