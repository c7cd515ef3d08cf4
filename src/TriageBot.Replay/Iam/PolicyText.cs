using System.Text.Json;
using TriageBot.Replay.Wire;

namespace TriageBot.Replay.Iam;

/// <summary>A policy document. A case holds it as an object, as the text that it is, or as IAM answers it: percent-encoded.</summary>
internal static class PolicyText
{
    /// <summary>As IAM answers it: percent-encoded as RFC 3986 has it.</summary>
    public static string Encoded(JsonElement recorded) => Uri.EscapeDataString(Plain(recorded));

    /// <exception cref="AwsRefusal">It is not JSON.</exception>
    public static JsonElement Parse(JsonElement recorded) => recorded.ValueKind == JsonValueKind.String ? Parse(Plain(recorded)) : recorded;

    /// <exception cref="AwsRefusal">It is not JSON.</exception>
    public static JsonElement Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32 });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new AwsRefusal("InvalidInput", "The policy is not in the valid JSON format.");
        }
    }

    private static string Plain(JsonElement recorded)
    {
        if (recorded.ValueKind != JsonValueKind.String)
            return recorded.GetRawText();
        var text = recorded.GetString()!;
        return text.StartsWith("%7B", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(text) : text;
    }
}
