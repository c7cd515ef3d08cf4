using System.Text.Json;

namespace TriageBot.Replay.Iam.Simulation;

/// <summary>Policies write one text where a list would hold one.</summary>
internal static class Texts
{
    public static IEnumerable<string> Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Of),
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => [value.GetRawText()],
        _ => [],
    };
}
