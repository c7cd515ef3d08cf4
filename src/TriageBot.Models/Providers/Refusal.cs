using System.ClientModel;
using System.Text.Json;
using Anthropic.Exceptions;

namespace TriageBot.Models.Providers;

/// <summary>An error that a provider answered with.</summary>
/// <param name="Code">Its own name for it, such as <c>insufficient_quota</c>; empty where it has none.</param>
/// <param name="Message">As it came; empty where it said nothing that can be read.</param>
internal sealed record Refusal(int Status, string Code, string Message)
{
    private static readonly string[] s_codes = ["code", "type", "__type"];
    private static readonly string[] s_messages = ["message", "Message", "detail", "error"];

    /// <summary>Null where no provider answered.</summary>
    public static Refusal? Of(Exception error) => error switch
    {
        AnthropicApiException api => Read((int)api.StatusCode, api.ResponseBody ?? ""),
        ClientResultException { Status: > 0 } client => Read(client.Status, client.GetRawResponse()?.Content.ToString() ?? ""),
        _ => null,
    };

    /// <summary>Whether it, or what it says, has one of these words.</summary>
    public bool Says(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Code.Contains(word, StringComparison.OrdinalIgnoreCase) || Message.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static Refusal Read(int status, string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var error = json.RootElement;
            if (error.ValueKind is JsonValueKind.Object && error.TryGetProperty("error", out var inner) && inner.ValueKind is JsonValueKind.Object)
                error = inner;
            return new Refusal(status, Text(error, s_codes), Text(error, s_messages));
        }
        catch (JsonException)
        {
            // A page of some proxy: its status says more than it does.
            return new Refusal(status, "", "");
        }
    }

    private static string Text(JsonElement error, string[] names)
    {
        if (error.ValueKind is not JsonValueKind.Object)
            return "";

        foreach (var name in names)
        {
            if (error.TryGetProperty(name, out var value) && value is { ValueKind: JsonValueKind.String } && value.GetString() is { Length: > 0 } text)
                return text;
        }

        return "";
    }
}
