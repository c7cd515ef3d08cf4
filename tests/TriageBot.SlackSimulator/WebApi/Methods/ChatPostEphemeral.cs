using System.Text.Json.Nodes;
using TriageBot.Simulation.Recording;

namespace TriageBot.Simulation.WebApi.Methods;

/// <summary>https://docs.slack.dev/reference/methods/chat.postEphemeral</summary>
internal static class ChatPostEphemeral
{
    public static ApiMethod Method { get; } = new(
        "chat.postEphemeral",
        RateTier.Four,
        ["chat:write"],
        "channel* user* text blocks attachments markdown_text thread_ts username icon_emoji icon_url link_names parse as_user",
        Run);

    private static JsonObject Run(ApiCall call)
    {
        var channel = PostingTarget.Of(call);
        var user = call.Arguments.Required("user");
        if (!channel.Has(user))
            throw new SlackErrorException("user_not_in_channel");
        var content = PostedContent.Read(call);
        var threadTs = call.Arguments.Text("thread_ts") is { Length: > 0 } ts ? ChatPostMessage.ThreadRoot(call, channel, ts) : null;
        call.World.Journal.Add(new Ephemeral(channel.Id, user, threadTs, content, EphemeralRoute.WebApi, call.World.Time.GetUtcNow()));
        return new() { ["message_ts"] = call.Workspace.NextTs() };
    }
}
