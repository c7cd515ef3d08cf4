using System.Text.Json.Nodes;

namespace TriageBot.Tests.Deploy;

/// <summary>
/// EventBridge's matching for what the template uses: exact values, <c>prefix</c>, <c>exists</c>; the fields of a pattern must all match, one of a
/// field's values must. See https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
/// </summary>
internal static class EventPattern
{
    public static bool Matches(JsonObject pattern, JsonObject? occurrence) => pattern.All(field => field.Value switch
    {
        JsonObject nested => Matches(nested, occurrence?[field.Key] as JsonObject),
        JsonArray values => values.Any(value => Accepts(value, occurrence?[field.Key])),
        _ => throw new InvalidOperationException($"{field.Key}: a pattern's leaf is an array of values"),
    });

    private static bool Accepts(JsonNode? wanted, JsonNode? found) => wanted switch
    {
        JsonObject condition when condition["exists"] is { } exists => exists.GetValue<bool>() == (found is not null),
        JsonObject condition when condition["prefix"] is { } prefix => Texts(found).Any(text => text.StartsWith(prefix.GetValue<string>(), StringComparison.Ordinal)),
        JsonValue value => Texts(found).Contains(value.ToString()),
        _ => throw new InvalidOperationException($"an operator that this matcher does not know: {wanted?.ToJsonString()}"),
    };

    private static IEnumerable<string> Texts(JsonNode? found) => found switch
    {
        null => [],
        JsonArray many => many.Select(one => one!.ToString()),
        _ => [found.ToString()],
    };
}
