using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TriageBot.Simulation.WebApi;

/// <summary>A call's arguments, whether they came as a form, where all are text, or as JSON.</summary>
internal sealed class Arguments(JsonObject values)
{
    public JsonObject Values { get; } = values;

    public bool Has(string name) => Values[name] is { } value && !(value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length == 0);

    public string? Text(string name) => Values[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value => value.ToJsonString(),
        _ => throw new SlackErrorException("invalid_arguments") { Messages = [$"[ERROR] expected text [json-pointer:/{name}]"] },
    };

    /// <exception cref="SlackErrorException"><c>invalid_arguments</c>: it is missing or empty.</exception>
    public string Required(string name) => Text(name) is { Length: > 0 } text ? text : throw Missing(name);

    /// <exception cref="SlackErrorException"><c>invalid_arguments</c>: it is missing or empty.</exception>
    public void Need(string name)
    {
        if (!Has(name))
            throw Missing(name);
    }

    public bool Flag(string name) => Text(name) is "true" or "1";

    public int Number(string name, int otherwise) =>
        Text(name) is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new SlackErrorException("invalid_arguments") { Messages = [$"[ERROR] must be a valid integer [json-pointer:/{name}]"] };

    /// <summary>A list or an object; in a form it is JSON text.</summary>
    /// <param name="refusal">Slack's word for what cannot be read.</param>
    public JsonNode? Json(string name, string refusal)
    {
        var value = Values[name];
        if (value is JsonArray or JsonObject)
            return value.DeepClone();
        if (Text(name) is not { Length: > 0 } text)
            return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw new SlackErrorException(refusal);
        }
    }

    private static SlackErrorException Missing(string name) =>
        new("invalid_arguments") { Messages = [$"[ERROR] missing required field: {name}"] };
}
