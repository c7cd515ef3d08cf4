using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.Recording;

/// <summary>How a private message came.</summary>
public enum EphemeralRoute
{
    /// <summary>The answer to a command, in its acknowledgement.</summary>
    Acknowledgement,
    ResponseUrl,
    WebApi,

    /// <summary>Slack's own words: the app did not answer.</summary>
    Slack,
}

/// <summary>A message that one person saw and that nobody can read again.</summary>
public sealed record Ephemeral(string ChannelId, string UserId, string? ThreadTs, MessageContent Content, EphemeralRoute Route, DateTimeOffset At)
{
    public string Text => Content.Text;

    /// <summary>The one whose place it took; null for a new one.</summary>
    public Ephemeral? Replaces { get; init; }
}
