using System.Text.Json.Nodes;
using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.WebApi.Methods;

/// <summary>https://docs.slack.dev/reference/methods/chat.update</summary>
internal static class ChatUpdate
{
    public static ApiMethod Method { get; } = new(
        "chat.update",
        RateTier.Three,
        ["chat:write"],
        "channel* ts* text blocks attachments markdown_text metadata file_ids link_names parse reply_broadcast unfurled_attachments as_user",
        Run);

    private static JsonObject Run(ApiCall call)
    {
        var channel = call.VisibleChannel();
        if (channel.IsArchived)
            throw new SlackErrorException("is_inactive");
        var message = call.Workspace.MessageOf(channel.Id, call.Arguments.Required("ts")) ?? throw new SlackErrorException("message_not_found");
        if (message.Author.AppId != call.App.Id)
            throw new SlackErrorException("cant_update_message");
        call.World.Edit(channel, message, Changed(call, message.Content));
        return new()
        {
            ["channel"] = channel.Id,
            ["ts"] = message.Ts,
            ["text"] = message.Text,
            ["message"] = message.ToJson(call.Workspace.Team, withMetadata: true),
        };
    }

    /// <summary>A text without blocks removes the blocks; neither of them leaves both. Metadata stays unless an empty object clears it.</summary>
    private static MessageContent Changed(ApiCall call, MessageContent before)
    {
        var arguments = call.Arguments;
        var metadata = MessageMetadata.Read(arguments) switch
        {
            null => before.Metadata,
            { Count: 0 } => null,
            { } given => given,
        };
        if (!arguments.Has("text") && !arguments.Has("blocks") && !arguments.Has("attachments") && !arguments.Has("markdown_text"))
            return metadata == before.Metadata ? throw new SlackErrorException("no_text") : before with { Metadata = metadata };
        var content = PostedContent.Read(call);
        return content with
        {
            Text = arguments.Has("text") || arguments.Has("markdown_text") ? content.Text : before.Text,
            Attachments = arguments.Has("attachments") ? content.Attachments : before.Attachments,
            Metadata = metadata,
        };
    }
}
