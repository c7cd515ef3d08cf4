using System.Text.Json;

namespace TriageBot.Slack.WebApi.Wire;

internal sealed record AuthTestAnswer(string TeamId, string UserId, string? Team = null, string? BotId = null);

internal sealed record PostedAnswer(string Ts);

internal sealed record PermalinkAnswer(string Permalink);

internal sealed record GroupAnswer(IReadOnlyList<string> Users);

internal sealed record UserAnswer(UserFields User);

internal sealed record UserFields(string Id, string? TeamId = null)
{
    public bool IsRestricted { get; init; }

    public bool IsUltraRestricted { get; init; }

    public bool IsStranger { get; init; }

    public bool IsBot { get; init; }

    public bool Deleted { get; init; }
}

internal sealed record ChannelAnswer(ChannelFields Channel);

internal sealed record ChannelFields(string Id)
{
    public string? Name { get; init; }

    public bool IsMember { get; init; }

    /// <summary>A direct message with the bot, which has no members to speak of.</summary>
    public bool IsIm { get; init; }

    public bool IsChannel { get; init; }

    public bool IsPrivate { get; init; }

    public bool IsArchived { get; init; }

    public bool IsExtShared { get; init; }

    public bool IsPendingExtShared { get; init; }

    public IReadOnlyList<JsonElement>? PendingShared { get; init; }

    public SlackChannel ToChannel(bool isMember) => new(Id, Name, isMember, IsArchived, IsExtShared || IsPendingExtShared || PendingShared is { Count: > 0 }) { IsPublic = IsChannel && !IsPrivate };
}

/// <summary>A page of <c>users.conversations</c>.</summary>
internal sealed record ChannelsAnswer(IReadOnlyList<ChannelFields> Channels)
{
    public PageMark? ResponseMetadata { get; init; }
}

/// <summary>A page of <c>conversations.history</c> or <c>conversations.replies</c>.</summary>
internal sealed record MessagesAnswer
{
    public IReadOnlyList<JsonElement> Messages { get; init; } = [];

    public PageMark? ResponseMetadata { get; init; }
}

internal sealed record PageMark(string? NextCursor = null);

/// <summary>The answer of <c>apps.connections.open</c>; the URL holds a ticket and is a credential.</summary>
internal sealed record ConnectionAnswer(string Url);
