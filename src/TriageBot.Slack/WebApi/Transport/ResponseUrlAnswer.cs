using System.Text;

namespace TriageBot.Slack.WebApi.Transport;

/// <summary>Understands what a response URL answered: <c>ok</c> as text, a word, or the object that the Web API has.</summary>
internal static class ResponseUrlAnswer
{
    public static SlackAttempt Read(int status, TimeSpan? retryAfter, ReadOnlyMemory<byte> body)
    {
        if (status == 429)
            return SlackAttempt.Failed(new SlackFailure("ratelimited") { RetryAfter = retryAfter, IsTransient = true });
        if (status >= 500)
            return SlackAttempt.Failed(new SlackFailure($"http_{status}") { IsTransient = true, MayHaveHappened = true });

        if (SlackAnswer.Parse(body) is { } answer && LooseText.Field(answer, "error") is not null)
            return SlackAttempt.Failed(SlackAnswer.Refusal(answer, retryAfter));

        var word = body.Length <= 64 ? Encoding.UTF8.GetString(body.Span).Trim() : "";
        if (SlackErrors.Knows(word))
            return SlackAttempt.Failed(new SlackFailure(word));
        return status is >= 200 and < 300 ? new SlackAttempt() : SlackAttempt.Failed(new SlackFailure(status == 404 ? "expired_url" : $"http_{status}"));
    }
}
