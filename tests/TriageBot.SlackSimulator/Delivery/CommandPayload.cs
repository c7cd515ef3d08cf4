using System.Text.Json.Nodes;
using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.Delivery;

/// <summary>A slash command's fields. There is no thread and no message in them. https://docs.slack.dev/interactivity/implementing-slash-commands</summary>
internal static class CommandPayload
{
    public static JsonObject Of(App app, ResponseTarget target, World world, string trigger, string command, string text)
    {
        var team = world.Workspace.Team;
        var payload = new JsonObject
        {
            ["token"] = "deprecated",
            ["team_id"] = team.Id,
            ["team_domain"] = team.Domain,
            ["channel_id"] = target.Channel.Id,
            ["channel_name"] = target.Channel.Kind switch
            {
                ChannelKind.DirectMessage => "directmessage",
                ChannelKind.Private => "privategroup",
                _ => target.Channel.Name,
            },
            ["user_id"] = target.User.Id,
            ["user_name"] = target.User.Name,
            ["command"] = command,
            ["text"] = text,
            ["api_app_id"] = app.Id,
            ["is_enterprise_install"] = "false",
            ["response_url"] = world.ResponseUrls.Issue("commands", target).ToString(),
            ["trigger_id"] = trigger,
        };
        if (team.EnterpriseId is { } enterprise)
        {
            payload["enterprise_id"] = enterprise;
            payload["enterprise_name"] = team.Name;
        }

        return payload;
    }
}
