using System.Text.Json.Nodes;
using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.WebApi.Methods;

/// <summary>The channels that the bot is a member of. https://docs.slack.dev/reference/methods/users.conversations</summary>
internal static class UsersConversations
{
    private const int Most = 999;

    public static ApiMethod Method { get; } = new(
        "users.conversations",
        RateTier.Three,
        ["channels:read", "groups:read", "im:read", "mpim:read"],
        "types cursor limit exclude_archived team_id user",
        Run);

    private static JsonObject Run(ApiCall call)
    {
        var kinds = (call.Arguments.Text("types") ?? "public_channel").Split(',', StringSplitOptions.TrimEntries).Select(Kind).ToList();
        foreach (var (_, scope) in kinds)
        {
            if (!call.Token.Scopes.Contains(scope))
                throw ApiCall.MissingScope([scope], call.Token.Scopes);
        }

        var withArchived = !call.Arguments.Flag("exclude_archived");
        var channels = call.Workspace.Channels
            .Where(c => c.Has(call.App.BotUserId) && kinds.Any(k => k.Kind == c.Kind) && (withArchived || !c.IsArchived))
            .Select(c => new JsonObject
            {
                ["id"] = c.Id,
                ["name"] = c.Name,
                ["is_channel"] = c.Kind == ChannelKind.Public,
                ["is_private"] = c.Kind != ChannelKind.Public,
                ["is_archived"] = c.IsArchived,
                ["is_ext_shared"] = c.IsExternallyShared,
            })
            .ToList();
        return Pages.Of(call, channels, Math.Clamp(call.Arguments.Number("limit", 100), 1, Most), "channels");
    }

    private static (ChannelKind Kind, string Scope) Kind(string type) => type switch
    {
        "public_channel" => (ChannelKind.Public, "channels:read"),
        "private_channel" => (ChannelKind.Private, "groups:read"),
        "im" => (ChannelKind.DirectMessage, "im:read"),
        "mpim" => (ChannelKind.GroupMessage, "mpim:read"),
        _ => throw new SlackErrorException("invalid_types"),
    };
}
