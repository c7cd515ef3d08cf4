using System.Text.Json.Nodes;
using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.WebApi.Methods;

/// <summary>https://docs.slack.dev/reference/methods/chat.postMessage</summary>
internal static class ChatPostMessage
{
    public static ApiMethod Method { get; } = new(
        "chat.postMessage",
        RateTier.Posting,
        ["chat:write"],
        "channel* text blocks attachments markdown_text thread_ts reply_broadcast metadata mrkdwn parse link_names unfurl_links unfurl_media username icon_emoji icon_url as_user",
        Run);

    private static JsonObject Run(ApiCall call)
    {
        var channel = PostingTarget.Of(call);
        var content = PostedContent.Read(call);
        var threadTs = call.Arguments.Text("thread_ts") is { Length: > 0 } ts ? ThreadRoot(call, channel, ts) : null;
        var message = call.World.Post(call.App, channel, content, threadTs);
        return new()
        {
            ["channel"] = channel.Id,
            ["ts"] = message.Ts,
            ["message"] = message.ToJson(call.Workspace.Team, withMetadata: true),
        };
    }

    /// <summary>Slack itself makes an odd orphan thread of a reply's timestamp; to post there is a defect, so it is refused here.</summary>
    internal static string ThreadRoot(ApiCall call, Channel channel, string ts)
    {
        var root = call.Workspace.MessageOf(channel.Id, ts) ?? throw new SlackErrorException("thread_not_found");
        return root.ThreadTs is null || root.ThreadTs == root.Ts ? root.Ts : throw new SlackErrorException("cannot_reply_to_message");
    }
}
