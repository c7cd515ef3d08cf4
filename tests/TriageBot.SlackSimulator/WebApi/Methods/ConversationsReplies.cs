using System.Text.Json.Nodes;

namespace TriageBot.Simulation.WebApi.Methods;

/// <summary>A thread, oldest first, its root on each page. https://docs.slack.dev/reference/methods/conversations.replies</summary>
internal static class ConversationsReplies
{
    private const int Most = 1000;

    public static ApiMethod Method { get; } = new(
        "conversations.replies",
        RateTier.Three,
        ["channels:history", "groups:history", "im:history", "mpim:history"],
        "channel* ts* cursor limit oldest latest inclusive include_all_metadata",
        Run);

    private static JsonObject Run(ApiCall call)
    {
        var channel = call.VisibleChannel();
        call.NeedChannelScope(channel, "history");
        if (!channel.Has(call.App.BotUserId))
            throw new SlackErrorException("not_in_channel");
        var asked = call.Workspace.MessageOf(channel.Id, call.Arguments.Required("ts")) ?? throw new SlackErrorException("thread_not_found");
        var root = asked.ThreadTs is { } ts ? call.Workspace.MessageOf(channel.Id, ts) ?? asked : asked;
        var range = TimeRange.Of(call.Arguments);
        var withMetadata = call.Arguments.Flag("include_all_metadata");
        var thread = call.Workspace.MessagesOf(channel).Where(m => m != root && m.ThreadTs == root.Ts).ToList();
        var first = root.ToJson(call.Workspace.Team, withMetadata);
        if (thread.Count > 0)
        {
            first["thread_ts"] = root.Ts;
            first["reply_count"] = thread.Count;
            first["latest_reply"] = thread[^1].Ts;
        }

        var replies = thread.Where(range.Holds).Select(m => m.ToJson(call.Workspace.Team, withMetadata)).ToList();
        return Pages.Of(call, replies, Math.Clamp(call.Arguments.Number("limit", Most), 1, Most), "messages", first);
    }
}
