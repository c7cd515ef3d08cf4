using TriageBot.Slack.WebApi;
using TriageBot.Store;

namespace TriageBot.Slack.Posting;

/// <summary>
/// Posts each message of an answer once, also when the process was killed in the middle: the intent is written first, its id stands in the
/// message's metadata, and before a repeat the channel is searched for it. Slack has no key that would do this.
/// </summary>
public sealed class Poster(ISlackApi api, IResponder responder, IOutbox outbox)
{
    /// <summary>A post by response URL cannot be looked up, so it may come twice and no more.</summary>
    private const int MostResponses = 2;

    private const string Responded = "responded";

    /// <summary>The <c>ts</c> of the message, which stands there by now.</summary>
    /// <param name="request">The accepted request that it answers.</param>
    /// <param name="slot">Which message of the answer.</param>
    public async Task<string> PostOnce(string request, string slot, string channel, string? threadTs, SlackMessage message, CancellationToken cancellationToken)
    {
        var intent = await outbox.Intend(request, slot, channel, threadTs, cancellationToken);
        return await Standing(intent, cancellationToken) ?? await PostNow(intent, message, cancellationToken);
    }

    /// <summary>Where the message of this slot stands; null where none was posted.</summary>
    public async Task<string?> Standing(string request, string slot, string channel, string? threadTs, CancellationToken cancellationToken) =>
        await Standing(await outbox.Intend(request, slot, channel, threadTs, cancellationToken), cancellationToken);

    /// <summary>Answers by the response URL; false where it had been tried as often as it may.</summary>
    public async Task<bool> RespondOnce(string request, string slot, string channel, Uri responseUrl, SlackMessage message, bool inChannel, CancellationToken cancellationToken)
    {
        var intent = await outbox.Intend(request, slot, channel, null, cancellationToken);
        if (intent.Ts is not null)
            return true;
        if (intent.Tries >= MostResponses)
            return false;

        await outbox.Trying(intent.Id, cancellationToken);
        await responder.Respond(responseUrl, message, inChannel, replaceOriginal: false, cancellationToken);
        await outbox.Posted(intent.Id, Responded, cancellationToken);
        return true;
    }

    /// <summary>Tells one person in the channel. It cannot be looked up either; false where it had been tried as often as it may.</summary>
    public async Task<bool> WhisperOnce(string request, string slot, string channel, string user, SlackMessage message, CancellationToken cancellationToken)
    {
        var intent = await outbox.Intend(request, slot, channel, message.ThreadTs, cancellationToken);
        if (intent.Ts is not null)
            return true;
        if (intent.Tries >= MostResponses)
            return false;

        await outbox.Trying(intent.Id, cancellationToken);
        await api.PostEphemeral(channel, user, message, cancellationToken);
        await outbox.Posted(intent.Id, Responded, cancellationToken);
        return true;
    }

    private async Task<string?> Standing(Intent intent, CancellationToken cancellationToken)
    {
        if (intent.Ts is { } posted)
            return posted;
        if (intent.Tries == 0 || await Find(intent, cancellationToken) is not { } found)
            return null;

        await outbox.Posted(intent.Id, found, cancellationToken);
        return found;
    }

    private async Task<string> PostNow(Intent intent, SlackMessage message, CancellationToken cancellationToken)
    {
        await outbox.Trying(intent.Id, cancellationToken);
        var ts = await Post(intent, message, cancellationToken);
        await outbox.Posted(intent.Id, ts, cancellationToken);
        return ts;
    }

    private async Task<string> Post(Intent intent, SlackMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await api.PostMessage(intent.Channel, message with { ThreadTs = intent.ThreadTs, OutboxId = intent.Id }, cancellationToken);
        }
        catch (SlackApiException error) when (error.MayHaveHappened)
        {
            return await Find(intent, cancellationToken) ?? throw new SlackApiException(error.Method, error.Code, error.Message, isTransient: true, error);
        }
    }

    private Task<string?> Find(Intent intent, CancellationToken cancellationToken) =>
        api.FindPosted(intent.Channel, intent.ThreadTs, intent.Id, intent.IntendedAt, cancellationToken);
}
