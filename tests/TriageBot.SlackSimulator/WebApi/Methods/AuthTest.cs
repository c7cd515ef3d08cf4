namespace TriageBot.Simulation.WebApi.Methods;

internal static class AuthTest
{
    public static ApiMethod Method { get; } = new("auth.test", RateTier.Special, [], "", call => new()
    {
        ["url"] = $"https://{call.Workspace.Team.Domain}.slack.com/",
        ["team"] = call.Workspace.Team.Name,
        ["team_id"] = call.Workspace.Team.Id,
        ["enterprise_id"] = call.Workspace.Team.EnterpriseId,
        ["user"] = call.App.Name,
        ["user_id"] = call.App.BotUserId,
        ["bot_id"] = call.App.BotId,
        ["app_id"] = call.App.Id,
        ["is_enterprise_install"] = false,
    });
}
