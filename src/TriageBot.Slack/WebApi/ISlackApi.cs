using TriageBot.Slack.Blocks;

namespace TriageBot.Slack.WebApi;

/// <summary>
/// The few methods of Slack's Web API that the bot needs. Each waits as Slack's Retry-After says, within bounds.
/// </summary>
/// <exception cref="SlackApiException">From every method: Slack said no, or could not be reached; the message says what to do.</exception>
public interface ISlackApi
{
    /// <summary><c>auth.test</c>: who the bot token is, and what it may do.</summary>
    Task<SlackIdentity> AuthTest(CancellationToken cancellationToken);

    /// <summary><c>chat.postMessage</c>: the message's <c>ts</c>.</summary>
    Task<string> PostMessage(string channel, SlackMessage message, CancellationToken cancellationToken);

    /// <summary><c>chat.update</c>.</summary>
    Task UpdateMessage(string channel, string ts, SlackMessage message, CancellationToken cancellationToken);

    /// <summary><c>chat.postEphemeral</c>: only this user sees it, and only now.</summary>
    Task PostEphemeral(string channel, string user, SlackMessage message, CancellationToken cancellationToken);

    /// <summary><c>conversations.info</c>.</summary>
    Task<SlackChannel> ChannelInfo(string channel, CancellationToken cancellationToken);

    /// <summary><c>users.conversations</c>: the public and private channels that the bot is a member of, at most 10,000.</summary>
    Task<IReadOnlyList<SlackChannel>> OwnChannels(CancellationToken cancellationToken);

    /// <summary>The <c>ts</c> of our own message with this outbox id, by <c>conversations.history</c> or <c>conversations.replies</c>; null where it was never posted.</summary>
    /// <param name="threadTs">The thread that it was for; null for the channel.</param>
    /// <param name="since">When it was meant to be posted at the earliest.</param>
    Task<string?> FindPosted(string channel, string? threadTs, string outboxId, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary><c>users.info</c>.</summary>
    Task<SlackUser> UserInfo(string user, CancellationToken cancellationToken);

    /// <summary><c>usergroups.users.list</c>.</summary>
    Task<IReadOnlyList<string>> UserGroupMembers(string userGroup, CancellationToken cancellationToken);

    /// <summary><c>chat.getPermalink</c>.</summary>
    Task<string> Permalink(string channel, string ts, CancellationToken cancellationToken);

    /// <summary><c>views.open</c>, within three seconds of the click.</summary>
    Task OpenView(string triggerId, SlackView view, CancellationToken cancellationToken);
}

/// <param name="Scopes">What the token may do, as the answer's header says; null where it does not say.</param>
public sealed record SlackIdentity(string TeamId, string Team, string UserId, string BotId, IReadOnlyList<string>? Scopes);

/// <param name="IsExternallyShared">People of other organisations are in it, or invited.</param>
public sealed record SlackChannel(string Id, string? Name, bool IsMember, bool IsArchived, bool IsExternallyShared)
{
    /// <summary>Whether everybody in the workspace may see that it is there.</summary>
    public bool IsPublic { get; init; }
}

/// <param name="IsGuest">Single- or multi-channel guest.</param>
/// <param name="IsStranger">Of another organisation.</param>
public sealed record SlackUser(string Id, string TeamId, bool IsGuest, bool IsStranger, bool IsBot, bool IsDeleted);

/// <summary>A modal.</summary>
/// <param name="CallbackId">What a submission is recognised by.</param>
/// <param name="PrivateMetadata">At most 3,000 characters; comes back with the submission.</param>
public sealed record SlackView(string CallbackId, TextObject Title, TextObject Submit, IReadOnlyList<Block> Blocks, string PrivateMetadata)
{
    public string Type { get; } = "modal";

    public TextObject? Close { get; init; }
}

/// <summary>Posts through the URL that came with a command or a click: works where the bot is no member, at most five times in thirty minutes.</summary>
public interface IResponder
{
    /// <exception cref="SlackApiException">The URL is used up or too old, or is none of Slack's.</exception>
    Task Respond(Uri responseUrl, SlackMessage message, bool inChannel, bool replaceOriginal, CancellationToken cancellationToken);
}

/// <summary>Slack's answer was no, or there was none. The message is one sentence for a person: what failed, on what, what to do.</summary>
/// <param name="code">Slack's own word, such as <c>not_in_channel</c>, or <c>http_500</c>, <c>timeout</c>.</param>
/// <param name="isTransient">Whether the same call may succeed later.</param>
public sealed class SlackApiException(string method, string code, string message, bool isTransient, Exception? inner = null) : Exception(message, inner)
{
    public string Method { get; } = method;

    public string Code { get; } = code;

    public bool IsTransient { get; } = isTransient;

    /// <summary>Slack may have done it all the same: before a repeat, look.</summary>
    public bool MayHaveHappened { get; init; }
}
