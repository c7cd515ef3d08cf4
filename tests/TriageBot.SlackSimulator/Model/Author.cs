using System.Text.Json.Nodes;

namespace TriageBot.Simulation.Model;

/// <summary>Who a message is from. An app's message carries both a user and a bot; an incoming webhook's only a bot.</summary>
public sealed record Author(string? UserId, string? BotId = null, string? AppId = null, string? Name = null)
{
    public static Author Of(User user) => new(user.Id);

    public static Author Of(App app) => new(app.BotUserId, app.BotId, app.Id, app.Name);

    internal void WriteTo(JsonObject message, Team team)
    {
        if (UserId is not null)
            message["user"] = UserId;
        message["team"] = team.Id;
        if (BotId is null)
            return;
        message["bot_id"] = BotId;
        if (AppId is null)
        {
            message["username"] = Name;
            return;
        }

        message["app_id"] = AppId;
        message["bot_profile"] = new JsonObject
        {
            ["id"] = BotId,
            ["app_id"] = AppId,
            ["name"] = Name,
            ["team_id"] = team.Id,
            ["icons"] = new JsonObject(),
            ["updated"] = 1,
            ["deleted"] = false,
        };
    }
}
