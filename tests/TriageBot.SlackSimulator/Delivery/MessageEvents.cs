using System.Text.Json.Nodes;
using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.Delivery;

/// <summary>The events that messages make. https://docs.slack.dev/reference/events/message</summary>
internal static class MessageEvents
{
    public static JsonObject Message(Workspace workspace, Channel channel, Message message)
    {
        var e = Common(workspace, channel, message);
        e["channel_type"] = channel.EventType;
        return e;
    }

    public static JsonObject Mention(Workspace workspace, Channel channel, Message message)
    {
        var e = Common(workspace, channel, message);
        e["type"] = "app_mention";
        return e;
    }

    public static JsonObject Changed(Team team, Channel channel, Message message, JsonObject before, string ts) => new()
    {
        ["type"] = "message",
        ["subtype"] = "message_changed",
        ["hidden"] = true,
        ["channel"] = channel.Id,
        ["channel_type"] = channel.EventType,
        ["ts"] = ts,
        ["event_ts"] = ts,
        ["message"] = message.ToJson(team, withMetadata: false),
        ["previous_message"] = before,
    };

    public static JsonObject Reaction(Channel channel, Message message, User user, string name, string ts) => new()
    {
        ["type"] = "reaction_added",
        ["user"] = user.Id,
        ["reaction"] = name,
        ["item_user"] = message.Author.UserId,
        ["item"] = new JsonObject { ["type"] = "message", ["channel"] = channel.Id, ["ts"] = message.Ts },
        ["event_ts"] = ts,
    };

    private static JsonObject Common(Workspace workspace, Channel channel, Message message)
    {
        var e = message.ToJson(workspace.Team, withMetadata: false);
        e["channel"] = channel.Id;
        e["event_ts"] = message.Ts;
        if (message.Author.UserId is not { } id || workspace.UserOf(id) is not { IsBot: false } user)
            return e;
        e["client_msg_id"] = workspace.Chance.Unique().ToString();
        e["team"] = user.TeamId;
        if (user.TeamId != workspace.Team.Id)
        {
            e["user_team"] = user.TeamId;
            e["source_team"] = user.TeamId;
        }

        return e;
    }
}
