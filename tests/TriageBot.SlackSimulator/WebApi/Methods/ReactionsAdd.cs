using System.Text.Json.Nodes;

namespace TriageBot.Simulation.WebApi.Methods;

internal static class ReactionsAdd
{
    public static ApiMethod Method { get; } = new("reactions.add", RateTier.Three, ["reactions:write"], "channel* timestamp* name*", Run);

    private static JsonObject Run(ApiCall call)
    {
        var channel = call.VisibleChannel();
        var name = call.Arguments.Required("name");
        if (name.Contains(':', StringComparison.Ordinal))
            throw new SlackErrorException("invalid_name");
        if (channel.IsArchived)
            throw new SlackErrorException("is_archived");
        var message = call.Workspace.MessageOf(channel.Id, call.Arguments.Required("timestamp")) ?? throw new SlackErrorException("message_not_found");
        if (message.Reactions.Contains((name, call.App.BotUserId)))
            throw new SlackErrorException("already_reacted");
        message.Reactions = [.. message.Reactions, (name, call.App.BotUserId)];
        call.World.Journal.Touch();
        return [];
    }
}
