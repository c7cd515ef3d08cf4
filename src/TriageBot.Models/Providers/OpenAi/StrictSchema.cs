using System.Text.Json;

namespace TriageBot.Models.Providers.OpenAi;

/// <summary>
/// Whether OpenAI can hold a model to a schema: each object lists all of its properties as required and allows no others.
/// See https://platform.openai.com/docs/guides/structured-outputs
/// </summary>
internal static class StrictSchema
{
    public static bool Allows(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Array => schema.EnumerateArray().All(Allows),
        JsonValueKind.Object => IsClosed(schema) && schema.EnumerateObject().All(p => p.NameEquals("enum") || p.NameEquals("const") || Allows(p.Value)),
        _ => true,
    };

    private static bool IsClosed(JsonElement schema)
    {
        if (!schema.TryGetProperty("properties", out var properties) || properties.ValueKind is not JsonValueKind.Object)
            return true;

        string?[] required = schema.TryGetProperty("required", out var listed) && listed.ValueKind is JsonValueKind.Array ? [.. listed.EnumerateArray().Select(r => r.GetString())] : [];
        return schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind is JsonValueKind.False
            && properties.EnumerateObject().All(p => required.Contains(p.Name));
    }
}
