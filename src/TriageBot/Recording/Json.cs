using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TriageBot.Recording;

/// <summary>Small words for reading JSON that may hold anything.</summary>
internal static class Json
{
    /// <summary>As people read it: only what JSON itself demands is escaped.</summary>
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonSerializerOptions Indented { get; } = new(Plain) { WriteIndented = true };

    /// <summary>Null where the text is no JSON object.</summary>
    public static JsonObject? Object(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("{"))
            return null;

        try
        {
            // Parsed as a document first: an object with a key twice is no object, and says so here rather than later.
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return JsonObject.Create(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? Text(this JsonNode? node, string key) =>
        node is JsonObject o && o[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static IEnumerable<JsonObject> Objects(this JsonNode? node, string key) => node is JsonObject o && o[key] is JsonArray list ? list.OfType<JsonObject>() : [];

    public static IEnumerable<string> Texts(this JsonNode? node, string key) =>
        node is JsonObject o && o[key] is JsonArray list ? list.OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var text) ? text : null).OfType<string>() : [];
}
