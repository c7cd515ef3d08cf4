using System.Text.Json.Nodes;
using TriageBot.Simulation.BlockKit;
using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.WebApi.Methods;

/// <summary>https://docs.slack.dev/reference/methods/views.open</summary>
internal static class ViewsOpen
{
    public static ApiMethod Method { get; } = new("views.open", RateTier.Four, [], "trigger_id* view*", Run);

    private static JsonObject Run(ApiCall call)
    {
        var view = call.Arguments.Json("view", "invalid_arguments") as JsonObject ?? throw new SlackErrorException("invalid_arguments");
        Views.Check(view);
        var user = call.World.Triggers.Exchange(call.Arguments.Required("trigger_id"), call.App.Id);
        var id = call.World.Chance.Id("V", 10);
        foreach (var block in view["blocks"]!.AsArray().OfType<JsonObject>())
            block["block_id"] ??= call.World.Chance.Id("", 5);
        view["id"] = id;
        view["team_id"] = call.Workspace.Team.Id;
        view["private_metadata"] ??= "";
        view["callback_id"] ??= "";
        view["hash"] = call.Workspace.NextTs();
        view["root_view_id"] = id;
        view["previous_view_id"] = null;
        view["app_id"] = call.App.Id;
        view["bot_id"] = call.App.BotId;
        view["state"] = new JsonObject { ["values"] = new JsonObject() };
        call.World.Journal.Add(new OpenedView(id, call.App.Id, user, view));
        return new() { ["view"] = view.DeepClone() };
    }
}
