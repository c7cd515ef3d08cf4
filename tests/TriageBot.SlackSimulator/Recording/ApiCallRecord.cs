using System.Text.Json.Nodes;

namespace TriageBot.Simulation.Recording;

/// <summary>One call of the Web API.</summary>
/// <param name="AppId">Null where the token was missing or unknown.</param>
/// <param name="Arguments">As they came; a complex one of a form is its JSON text. No token.</param>
/// <param name="Status">HTTP status; 0 where the connection was cut.</param>
/// <param name="Answer">Slack's JSON; null where there was none.</param>
public sealed record ApiCallRecord(string Method, string? AppId, JsonObject Arguments, DateTimeOffset At, TimeSpan Took, int Status, JsonObject? Answer)
{
    public bool Ok => Status == 200 && Answer?["ok"]?.GetValue<bool>() == true;

    /// <summary>Slack's word for what went wrong.</summary>
    public string? Error => Answer?["error"]?.GetValue<string>();

    /// <summary>Arguments that the method does not know. Slack drops them silently, so a client that sends one has a defect.</summary>
    public IReadOnlyList<string> UnknownArguments { get; init; } = [];
}
