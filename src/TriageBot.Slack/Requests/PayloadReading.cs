using System.Text.Json;

namespace TriageBot.Slack.Requests;

/// <summary>Reads of Slack's objects; what has another shape than expected is simply not there.</summary>
internal static class PayloadReading
{
    public static string? Text(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static JsonElement? Object(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>An id of Slack's: capital letters and digits. Whatever else stands there goes into no message and no call.</summary>
    public static string? Id(this JsonElement element, string name) =>
        element.Text(name) is { Length: > 1 and <= 32 } id && id.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) ? id : null;

    /// <summary>A message's timestamp: digits, a dot, digits. It is an id and never parsed to a number.</summary>
    public static string? Ts(this JsonElement element, string name) =>
        element.Text(name) is { Length: >= 3 and <= 32 } ts && ts.Split('.') is [{ Length: > 0 } whole, { Length: > 0 } part] && whole.All(char.IsAsciiDigit) && part.All(char.IsAsciiDigit) ? ts : null;

    private static JsonElement? Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}
