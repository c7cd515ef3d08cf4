using System.Text.Json.Nodes;

namespace TriageBot.Simulation.WebApi.Methods;

internal static class UserGroupsUsersList
{
    public static ApiMethod Method { get; } = new("usergroups.users.list", RateTier.Two, ["usergroups:read"], "usergroup* include_disabled team_id", Run);

    private static JsonObject Run(ApiCall call)
    {
        var group = call.Workspace.GroupOf(call.Arguments.Required("usergroup")) ?? throw new SlackErrorException("no_such_subteam");
        return new() { ["users"] = new JsonArray([.. group.UserIds.Select(id => JsonValue.Create(id))]) };
    }
}
