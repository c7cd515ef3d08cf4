using TriageBot.Slack.Blocks;

namespace TriageBot.Slack.WebApi.Wire;

/// <summary>The body of <c>chat.postMessage</c>, <c>chat.update</c> and <c>chat.postEphemeral</c>.</summary>
internal sealed record ChatRequest(string Channel, string Text)
{
    /// <summary>Of the message to change.</summary>
    public string? Ts { get; init; }

    /// <summary>Who alone shall see it.</summary>
    public string? User { get; init; }

    public IReadOnlyList<Block>? Blocks { get; init; }

    public string? ThreadTs { get; init; }

    public MessageMetadata? Metadata { get; init; }

    /// <summary><c>chat.update</c> would make links of names unless told not to; the others do so by themselves.</summary>
    public string? Parse { get; init; }

    public bool LinkNames { get; }

    /// <summary>Slack's servers must not fetch what we link, and a preview is noise.</summary>
    public bool? UnfurlLinks { get; init; }

    public bool? UnfurlMedia { get; init; }

    public static ChatRequest Post(string channel, SlackMessage message) => Of(channel, message) with
    {
        ThreadTs = message.ThreadTs,
        UnfurlLinks = false,
        UnfurlMedia = false,
    };

    public static ChatRequest Update(string channel, string ts, SlackMessage message) => Of(channel, message) with { Ts = ts, Parse = "none" };

    /// <summary>Cannot be read back, so it carries no metadata.</summary>
    public static ChatRequest Ephemeral(string channel, string user, SlackMessage message) =>
        Of(channel, message) with { User = user, ThreadTs = message.ThreadTs, Metadata = null };

    private static ChatRequest Of(string channel, SlackMessage message) => new(channel, message.Text)
    {
        Blocks = message.Blocks is { Count: > 0 } blocks ? blocks : null,
        Metadata = MessageMetadata.Of(message.OutboxId),
    };
}

/// <summary>What is posted to a response URL.</summary>
internal sealed record ResponseRequest(string ResponseType, bool ReplaceOriginal, string Text)
{
    public IReadOnlyList<Block>? Blocks { get; init; }

    public string? ThreadTs { get; init; }

    public MessageMetadata? Metadata { get; init; }

    public bool UnfurlLinks { get; }

    public bool UnfurlMedia { get; }
}

/// <summary>Marks a message as ours. Everybody in the workspace may read it.</summary>
internal sealed record MessageMetadata(string EventType, OutboxMark EventPayload)
{
    public const string Kind = "triagebot";

    public static MessageMetadata? Of(string? outboxId) => outboxId is null ? null : new(Kind, new OutboxMark(outboxId));
}

internal sealed record OutboxMark(string OutboxId);

internal sealed record OpenViewRequest(string TriggerId, SlackView View);
