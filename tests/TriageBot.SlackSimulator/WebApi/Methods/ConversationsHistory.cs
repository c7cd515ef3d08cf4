using System.Text.Json.Nodes;

namespace TriageBot.Simulation.WebApi.Methods;

/// <summary>The messages of a channel, newest first, without replies. https://docs.slack.dev/reference/methods/conversations.history</summary>
internal static class ConversationsHistory
{
    private const int Most = 999;

    public static ApiMethod Method { get; } = new(
        "conversations.history",
        RateTier.Three,
        ["channels:history", "groups:history", "im:history", "mpim:history"],
        "channel* cursor limit oldest latest inclusive include_all_metadata",
        Run);

    private static JsonObject Run(ApiCall call)
    {
        var channel = call.VisibleChannel();
        call.NeedChannelScope(channel, "history");
        if (!channel.Has(call.App.BotUserId))
            throw new SlackErrorException("not_in_channel");
        var range = TimeRange.Of(call.Arguments);
        var withMetadata = call.Arguments.Flag("include_all_metadata");
        var messages = call.Workspace.MessagesOf(channel)
            .Where(m => (m.ThreadTs is null || m.ThreadTs == m.Ts) && range.Holds(m))
            .Reverse()
            .Select(m => m.ToJson(call.Workspace.Team, withMetadata))
            .ToList();
        var answer = Pages.Of(call, messages, Math.Clamp(call.Arguments.Number("limit", 100), 1, Most), "messages");
        answer["pin_count"] = 0;
        return answer;
    }
}
