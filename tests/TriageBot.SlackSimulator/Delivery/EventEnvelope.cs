using System.Text.Json.Nodes;
using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.Delivery;

/// <summary>What an event travels in. https://docs.slack.dev/apis/events-api</summary>
internal static class EventEnvelope
{
    public static JsonObject Of(App app, Workspace workspace, Channel channel, JsonObject e) => new()
    {
        ["token"] = "deprecated",
        ["team_id"] = workspace.Team.Id,
        ["enterprise_id"] = workspace.Team.EnterpriseId,
        ["context_team_id"] = workspace.Team.Id,
        ["context_enterprise_id"] = workspace.Team.EnterpriseId,
        ["api_app_id"] = app.Id,
        ["event"] = e,
        ["type"] = "event_callback",
        ["event_id"] = workspace.Chance.Id("Ev0", 8),
        ["event_time"] = workspace.Time.GetUtcNow().ToUnixTimeSeconds(),
        ["is_ext_shared_channel"] = channel.IsExternallyShared,
        ["authorizations"] = new JsonArray(new JsonObject
        {
            ["enterprise_id"] = workspace.Team.EnterpriseId,
            ["team_id"] = workspace.Team.Id,
            ["user_id"] = app.BotUserId,
            ["is_bot"] = true,
            ["is_enterprise_install"] = false,
        }),
    };
}
