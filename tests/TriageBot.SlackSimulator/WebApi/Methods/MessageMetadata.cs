using System.Text;
using System.Text.Json.Nodes;

namespace TriageBot.Simulation.WebApi.Methods;

/// <summary>A message's metadata: an event type and a payload of flat values.</summary>
internal static class MessageMetadata
{
    /// <summary>Slack names no figure; this one is what is commonly met.</summary>
    private const int MostBytes = 8 * 1024;

    /// <returns>Null where none was given; an empty object asks to clear it.</returns>
    /// <exception cref="SlackErrorException"><c>invalid_metadata_format</c>, <c>invalid_metadata_schema</c>, <c>metadata_too_large</c>.</exception>
    public static JsonObject? Read(Arguments arguments)
    {
        var node = arguments.Json("metadata", "invalid_metadata_format");
        if (node is null)
            return null;
        if (node is not JsonObject metadata)
            throw new SlackErrorException("invalid_metadata_format");
        if (metadata.Count == 0)
            return metadata;
        if (metadata["event_type"]?.GetValueKind() != System.Text.Json.JsonValueKind.String || metadata["event_payload"] is not JsonObject payload)
            throw new SlackErrorException("invalid_metadata_schema");
        if (metadata.Any(m => m.Key is not ("event_type" or "event_payload" or "entities")) || !payload.All(p => IsFlat(p.Value)))
            throw new SlackErrorException("invalid_metadata_schema");
        if (Encoding.UTF8.GetByteCount(metadata.ToJsonString()) > MostBytes)
            throw new SlackErrorException("metadata_too_large");
        return metadata;
    }

    private static bool IsFlat(JsonNode? value) => value switch
    {
        JsonValue => true,
        JsonObject inner => inner.All(i => i.Value is JsonValue),
        JsonArray items => items.All(i => i is JsonValue || (i is JsonObject inner && inner.All(f => f.Value is JsonValue))),
        _ => false,
    };
}
