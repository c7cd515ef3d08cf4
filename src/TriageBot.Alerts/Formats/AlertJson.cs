using System.Globalization;
using System.Text.Json;

namespace TriageBot.Alerts.Formats;

/// <summary>Reads JSON that anybody may have written.</summary>
internal static class AlertJson
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 32 };

    /// <summary>Null where it is no JSON, nested deeper than 32 levels, or holds a text that is none: half a surrogate pair would throw at whoever reads it later.</summary>
    public static JsonElement? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, s_options);
            return IsReadable(document.RootElement) ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="Read(ReadOnlyMemory{byte})"/>
    public static JsonElement? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, s_options);
            return IsReadable(document.RootElement) ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            // Text that cannot be UTF-8.
            return null;
        }
    }

    /// <summary>The member; null where it is missing or the parent is no object.</summary>
    public static JsonElement? Member(this JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    /// <summary>A string or a number as text; null where it is neither, or empty.</summary>
    public static string? Text(this JsonElement parent, string name) => parent.Member(name) is { } value ? TextOf(value) : null;

    public static string? TextOf(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { Length: > 0 } text => text,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    public static IEnumerable<JsonElement> Items(this JsonElement parent, string name) =>
        parent.Member(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    /// <summary>The members of an object that are texts; a name that comes twice keeps its last value.</summary>
    public static Dictionary<string, string> Texts(this JsonElement parent, string name)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (parent.Member(name) is not { ValueKind: JsonValueKind.Object } members)
            return texts;
        foreach (var member in members.EnumerateObject())
        {
            if (TextOf(member.Value) is { } text)
                texts[member.Name] = text;
        }

        return texts;
    }

    public static DateTimeOffset? Time(this JsonElement parent, string name) =>
        DateTimeOffset.TryParse(parent.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        && time.Year > 1 ? time : null;

    private static bool IsReadable(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(p => p.Name is not null && IsReadable(p.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(IsReadable),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
