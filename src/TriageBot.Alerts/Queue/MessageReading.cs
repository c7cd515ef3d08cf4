using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Queue;

/// <summary>What a message turned out to be: alerts, or something that nobody can read.</summary>
internal sealed record MessageReading(IReadOnlyList<Alert> Alerts, UnreadAlert? Unread);
