using System.Text.Json.Nodes;

namespace TriageBot.Simulation.WebApi.Methods;

internal static class UsersInfo
{
    public static ApiMethod Method { get; } = new("users.info", RateTier.Four, ["users:read"], "user* include_locale", Run);

    private static JsonObject Run(ApiCall call)
    {
        var user = call.Workspace.UserOf(call.Arguments.Required("user")) ?? throw new SlackErrorException("user_not_found");
        var json = new JsonObject
        {
            ["id"] = user.Id,
            ["team_id"] = user.TeamId,
            ["name"] = user.Name,
            ["real_name"] = user.Name,
            ["deleted"] = user.IsDeleted,
            ["is_bot"] = user.IsBot,
            ["is_app_user"] = false,
            ["is_admin"] = false,
            ["is_owner"] = false,
            ["is_restricted"] = user.IsRestricted || user.IsUltraRestricted,
            ["is_ultra_restricted"] = user.IsUltraRestricted,
            ["tz"] = user.TimeZone,
            ["profile"] = new JsonObject { ["real_name"] = user.Name, ["display_name"] = user.Name },
        };
        if (user.TeamId != call.Workspace.Team.Id)
            json["is_stranger"] = user.IsStranger;
        return new() { ["user"] = json };
    }
}
