using System.Globalization;
using System.Text.Json;
using TriageBot.Slack.WebApi.Transport;
using TriageBot.Slack.WebApi.Wire;

namespace TriageBot.Slack.WebApi;

/// <summary>
/// Looks whether a message was posted before a crash or a lost answer: Slack has no idempotency key for bots, so the message carries one in its metadata.
/// See https://docs.slack.dev/messaging/message-metadata
/// </summary>
internal sealed class PostedSearch(ApiCalls calls)
{
    public const int PageSize = 200;
    public const int Pages = 10;

    /// <summary>How much Slack's clock and ours may differ.</summary>
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(2);

    /// <exception cref="SlackApiException">Among others <c>search_too_long</c>: more messages came since than are read, so nobody knows.</exception>
    public async Task<string?> Find(string channel, string? threadTs, string outboxId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var oldest = $"{(since - s_skew).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}.000000";
        var ownBot = await OwnBotId(cancellationToken);
        string? cursor = null;
        for (var page = 0; page < Pages; page++)
        {
            var call = PageOf(channel, threadTs, oldest, cursor);
            MessagesAnswer answer;
            try
            {
                answer = await calls.Call(call, WebApiJson.Wire.MessagesAnswer, cancellationToken);
            }
            catch (SlackApiException e) when (threadTs is not null && e.Code is "thread_not_found")
            {
                return null;
            }

            foreach (var message in answer.Messages)
            {
                if (IsOurs(message, outboxId, ownBot) && LooseText.Field(message, "ts") is { } ts)
                    return ts;
            }

            cursor = answer.ResponseMetadata?.NextCursor;
            if (string.IsNullOrEmpty(cursor))
                return null;
        }

        throw new SlackApiException(
            (threadTs is null ? SlackMethod.History : SlackMethod.Replies).Name,
            "search_too_long",
            $"Whether the answer was already posted in {channel} could not be told: more than {PageSize * Pages} messages came there since. Look into the channel, and ask again if it is not there.",
            isTransient: false)
        {
            MayHaveHappened = true,
        };
    }

    private static SlackCall PageOf(string channel, string? threadTs, string oldest, string? cursor)
    {
        var fields = SlackBody.Form(
            ("channel", channel),
            ("ts", threadTs),
            ("oldest", oldest),
            ("limit", PageSize.ToString(CultureInfo.InvariantCulture)),
            ("include_all_metadata", "true"),
            ("cursor", cursor));
        return new SlackCall(threadTs is null ? SlackMethod.History : SlackMethod.Replies, fields, channel);
    }

    /// <summary>Outbox ids are readable by every app of the workspace: one that copied ours must not silence us.</summary>
    private async Task<string?> OwnBotId(CancellationToken cancellationToken) =>
        (await calls.Call(new SlackCall(SlackMethod.AuthTest, SlackBody.Form()), WebApiJson.Wire.AuthTestAnswer, cancellationToken)).BotId;

    private static bool IsOurs(JsonElement message, string outboxId, string? ownBot) =>
        Child(message, "metadata") is { } metadata
        && LooseText.Field(metadata, "event_type") == MessageMetadata.Kind
        && Child(metadata, "event_payload") is { } payload
        && LooseText.Field(payload, "outbox_id") == outboxId
        && (ownBot is null || LooseText.Field(message, "bot_id") is not { } bot || bot == ownBot);

    private static JsonElement? Child(JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var child) && child.ValueKind is JsonValueKind.Object ? child : null;
}
