using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TriageBot.Slack.WebApi.Transport;

/// <summary>Calls the Web API with one token and reads typed answers.</summary>
internal sealed class ApiCalls(SlackTransport transport, SlackCaller caller, SlackOrigins origins, string token)
{
    /// <exception cref="SlackApiException">See <see cref="SlackCaller.Call"/>; also when the answer is good but not of the promised shape.</exception>
    public async Task<T> Call<T>(SlackCall call, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        Read(call, await Call(call, cancellationToken), type);

    public Task<SlackAttempt> Call(SlackCall call, CancellationToken cancellationToken) =>
        caller.Call(call, () => transport.Send(call, origins, token, cancellationToken), cancellationToken);

    public static T Read<T>(SlackCall call, SlackAttempt attempt, JsonTypeInfo<T> type)
    {
        try
        {
            return attempt.Answer.Deserialize(type) ?? throw new JsonException("It is null.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The inner exception stays behind: it may quote the answer.
            throw new SlackFailure("unreadable_answer") { MayHaveHappened = true }.ToException(call);
        }
    }
}
