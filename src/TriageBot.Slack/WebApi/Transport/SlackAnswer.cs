using System.Text.Json;

namespace TriageBot.Slack.WebApi.Transport;

/// <summary>Understands what the Web API answered. See https://docs.slack.dev/apis/web-api/#responses</summary>
internal static class SlackAnswer
{
    private const int MessagesKept = 5;
    private const int MessageLength = 300;

    public static SlackAttempt Read(int status, TimeSpan? retryAfter, IReadOnlyList<string>? scopes, ReadOnlyMemory<byte> body)
    {
        var answer = Parse(body);
        if (status == 429)
            return SlackAttempt.Failed(new SlackFailure("ratelimited") { RetryAfter = retryAfter, IsTransient = true });
        if (answer is { } said && status < 500 && said.TryGetProperty("ok", out var ok))
        {
            if (ok.ValueKind is JsonValueKind.True && status == 200)
                return new SlackAttempt { Answer = said, Scopes = scopes };
            if (ok.ValueKind is JsonValueKind.False)
                return SlackAttempt.Failed(Refusal(said, retryAfter));
        }

        return SlackAttempt.Failed(status is >= 200 and < 300
            ? new SlackFailure("unreadable_answer") { IsTransient = true, MayHaveHappened = true }
            : new SlackFailure($"http_{status}") { RetryAfter = retryAfter, IsTransient = status >= 500, MayHaveHappened = status >= 500 });
    }

    /// <summary>The answer as an object; null where it is none.</summary>
    public static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind is JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static SlackFailure Refusal(JsonElement answer, TimeSpan? retryAfter)
    {
        var code = LooseText.Code(LooseText.Field(answer, "error"));
        return new SlackFailure(code)
        {
            RetryAfter = retryAfter,
            Needed = LooseText.Field(answer, "needed"),
            Provided = LooseText.Field(answer, "provided"),
            Messages = Messages(answer),
            IsTransient = SlackErrors.IsTransient(code),
            MayHaveHappened = SlackErrors.MayHaveHappened(code),
        };
    }

    private static List<string> Messages(JsonElement answer)
    {
        if (!answer.TryGetProperty("response_metadata", out var metadata) || metadata.ValueKind is not JsonValueKind.Object
            || !metadata.TryGetProperty("messages", out var messages) || messages.ValueKind is not JsonValueKind.Array)
        {
            if (!answer.TryGetProperty("errors", out messages) || messages.ValueKind is not JsonValueKind.Array)
                return [];
        }

        return [.. messages.EnumerateArray().Select(LooseText.Of).OfType<string>().Take(MessagesKept).Select(m => m.Length > MessageLength ? m[..MessageLength] : m)];
    }
}
