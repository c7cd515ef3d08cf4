using System.Text.Json.Nodes;
using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.Delivery;

/// <summary>What every interaction says about who, where and with what. https://docs.slack.dev/reference/interaction-payloads</summary>
internal static class InteractionPayload
{
    public static JsonObject Of(string type, App app, User user, World world, string trigger)
    {
        var team = world.Workspace.Team;
        return new()
        {
            ["type"] = type,
            ["token"] = "deprecated",
            ["api_app_id"] = app.Id,
            ["trigger_id"] = trigger,
            ["team"] = new JsonObject { ["id"] = team.Id, ["domain"] = team.Domain },
            ["enterprise"] = team.EnterpriseId is null ? null : new JsonObject { ["id"] = team.EnterpriseId, ["name"] = team.Name },
            ["is_enterprise_install"] = false,
            ["user"] = new JsonObject { ["id"] = user.Id, ["username"] = user.Name, ["name"] = user.Name, ["team_id"] = user.TeamId },
        };
    }

    public static JsonObject Place(Channel channel) => new() { ["id"] = channel.Id, ["name"] = channel.Name };

    /// <summary>A click on an element of these blocks.</summary>
    /// <exception cref="InvalidOperationException">There is no such element to click.</exception>
    public static JsonObject Action(JsonArray? blocks, string actionId, string actionTs, string? choice)
    {
        foreach (var block in (blocks ?? []).OfType<JsonObject>())
        {
            foreach (var element in BlockKit.UniqueIds.ElementsOf(block).Where(e => e["action_id"]?.ToString() == actionId))
                return Action(block, element, actionTs, choice);
        }

        throw new InvalidOperationException($"Nothing with the action \"{actionId}\" can be clicked in this message.");
    }

    private static JsonObject Action(JsonObject block, JsonObject element, string actionTs, string? choice)
    {
        var action = new JsonObject
        {
            ["type"] = element["type"]!.DeepClone(),
            ["block_id"] = block["block_id"]?.DeepClone(),
            ["action_id"] = element["action_id"]!.DeepClone(),
            ["action_ts"] = actionTs,
        };
        if (element["text"] is { } text)
            action["text"] = text.DeepClone();
        if (choice is not null && element["options"] is JsonArray options)
            action["selected_option"] = options.First(o => o!["value"]!.ToString() == choice)!.DeepClone();
        else if ((choice ?? element["value"]?.ToString()) is { } value)
            action["value"] = value;
        return action;
    }
}
