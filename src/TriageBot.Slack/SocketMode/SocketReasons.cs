namespace TriageBot.Slack.SocketMode;

/// <summary>Why Slack ends or refuses a connection, and what that means for the next one.</summary>
internal static class SocketReasons
{
    /// <summary>Refusals that no waiting changes.</summary>
    public static bool IsFinal(string code) => code
        is "invalid_auth"
        or "not_authed"
        or "account_inactive"
        or "token_revoked"
        or "token_expired"
        or "user_removed_from_team"
        or "team_disabled"
        or "missing_scope"
        or "not_allowed_token_type";

    /// <summary>Slack renews its connections every few hours: the usual end.</summary>
    public static bool IsRefresh(string reason) => reason is "warning" or "refresh_requested";

    /// <summary>What only a person changes; null for anything else.</summary>
    public static string? Problem(string reason) => reason switch
    {
        "link_disabled" or "socket_mode_disabled" => "Slack has switched this app's Socket Mode off (link_disabled): switch it on again on the app's page under Socket Mode. It is tried again every five minutes.",
        "too_many_websockets" => "Slack allows ten Socket Mode connections for an app and all are taken (too_many_websockets): run fewer copies of the bot. It is tried again every five minutes.",
        _ => null,
    };
}
