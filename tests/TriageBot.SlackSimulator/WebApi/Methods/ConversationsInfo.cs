using System.Text.Json.Nodes;
using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.WebApi.Methods;

/// <summary>https://docs.slack.dev/reference/methods/conversations.info</summary>
internal static class ConversationsInfo
{
    public static ApiMethod Method { get; } = new(
        "conversations.info",
        RateTier.Three,
        ["channels:read", "groups:read", "im:read", "mpim:read"],
        "channel* include_locale include_num_members",
        Run);

    private static JsonObject Run(ApiCall call)
    {
        var channel = call.VisibleChannel();
        call.NeedChannelScope(channel, "read");
        var json = new JsonObject
        {
            ["id"] = channel.Id,
            ["name"] = channel.Name,
            ["name_normalized"] = channel.Name,
            ["is_channel"] = channel.Kind == ChannelKind.Public,
            ["is_group"] = channel.Kind == ChannelKind.Private,
            ["is_im"] = channel.Kind == ChannelKind.DirectMessage,
            ["is_mpim"] = channel.Kind == ChannelKind.GroupMessage,
            ["is_private"] = channel.Kind != ChannelKind.Public,
            ["is_archived"] = channel.IsArchived,
            ["is_general"] = false,
            ["is_member"] = channel.Has(call.App.BotUserId),
            ["is_shared"] = channel.IsExternallyShared,
            ["is_ext_shared"] = channel.IsExternallyShared,
            ["is_org_shared"] = false,
            ["is_pending_ext_shared"] = false,
            ["context_team_id"] = call.Workspace.Team.Id,
            ["shared_team_ids"] = Ids([call.Workspace.Team.Id, .. channel.ConnectedTeamIds]),
            ["connected_team_ids"] = Ids(channel.ConnectedTeamIds),
            ["topic"] = new JsonObject { ["value"] = "" },
            ["purpose"] = new JsonObject { ["value"] = "" },
        };
        if (call.Arguments.Flag("include_num_members"))
            json["num_members"] = channel.Members.Count;
        return new() { ["channel"] = json };
    }

    private static JsonArray Ids(IEnumerable<string> ids) => [.. ids.Select(id => JsonValue.Create(id))];
}
