namespace TriageBot.Slack.SocketMode;

/// <summary>How the bot listens without an address of its own. See https://docs.slack.dev/apis/events-api/using-socket-mode</summary>
public sealed record SocketModeOptions
{
    /// <summary>The root of the Web API, with the trailing slash. The connections lead to where it says, within Slack's hosts.</summary>
    public Uri ApiUrl { get; init; } = new("https://slack.com/api/");

    /// <summary>The app-level token, <c>xapp-…</c>, with the scope <c>connections:write</c>.</summary>
    public required string AppToken { get; init; }

    /// <summary>How many connections are kept, 1 to 10: Slack delivers to any of them, so one may be refreshed or die while another listens.</summary>
    public int Connections { get; init; } = 2;

    /// <summary>How far apart they are opened, so that they do not come of age together.</summary>
    public TimeSpan Stagger { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often we ping. Slack may be silent for hours, so silence is no sign of death; a missing pong is.</summary>
    public TimeSpan PingEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a pong may take; with <see cref="PingEvery"/>, a dead connection is noticed within 30 s.</summary>
    public TimeSpan PongWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The token stays out of whatever prints the options.</summary>
    public override string ToString() => $"SocketModeOptions {{ ApiUrl = {ApiUrl}, Connections = {Connections} }}";
}
