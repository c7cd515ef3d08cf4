using System.Text.Json;

namespace TriageBot.Slack.WebApi.Transport;

/// <summary>Reads strings out of answers whose shape nobody promised.</summary>
internal static class LooseText
{
    private const int CodeLength = 64;

    /// <summary>Null where it is no string, or none that UTF-16 can hold.</summary>
    public static string? Of(JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate.
            return null;
        }
    }

    public static string? Field(JsonElement answer, string name) => answer.TryGetProperty(name, out var value) ? Of(value) : null;

    /// <summary>An error code is a short word of letters, digits and underscores; anything else is not shown.</summary>
    public static string Code(string? said) =>
        said is { Length: > 0 and <= CodeLength } && said.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? said : "unknown_error";
}
