using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Http;

/// <summary>What a request turned out to be.</summary>
internal abstract record Received
{
    public sealed record Alerts(IReadOnlyList<Alert> All) : Received;

    /// <summary>Whoever sent it may, and nobody can read it.</summary>
    public sealed record Unread(UnreadAlert Alert) : Received;

    /// <summary>Done, and no alert.</summary>
    public sealed record Done(string What) : Received;

    /// <summary>From somebody who may not. The reason is for the log.</summary>
    public sealed record Forged(string Because) : Received;

    /// <summary>It cannot be told now: the sender has to send it again.</summary>
    public sealed record Later(string Because) : Received;
}
