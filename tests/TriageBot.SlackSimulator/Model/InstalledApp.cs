namespace TriageBot.Simulation.Model;

/// <summary>The app that every simulated workspace starts with. None of its secrets opens anything.</summary>
public static class InstalledApp
{
    public const string AppId = "A0ECS";
    public const string BotUserId = "U0BOT";
    public const string BotId = "B0ECS";
    public const string BotTokenValue = "xoxb-simulated";
    public const string AppTokenValue = "xapp-simulated";
    public const string SigningSecret = "0123456789abcdef0123456789abcdef";

    /// <summary>All scopes that a served method asks for; a test takes away what it is about.</summary>
    public static IReadOnlyList<string> Scopes { get; } =
    [
        "app_mentions:read", "channels:history", "channels:read", "chat:write", "commands", "files:write", "groups:history", "groups:read",
        "im:history", "im:read", "mpim:history", "mpim:read", "reactions:read", "reactions:write", "usergroups:read", "users:read",
    ];

    internal static App Install(Workspace workspace)
    {
        var app = workspace.Add(new App(AppId, "ecs", BotUserId, BotId, SigningSecret));
        workspace.Add(new User(BotUserId, app.Name, workspace.Team.Id) { IsBot = true });
        workspace.Add(new Token(BotTokenValue, TokenKind.Bot, app, Scopes));
        workspace.Add(new Token(AppTokenValue, TokenKind.App, app, ["connections:write"]));
        return app;
    }
}
