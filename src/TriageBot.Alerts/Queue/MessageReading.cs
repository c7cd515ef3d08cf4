using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Queue;

/// <summary>What a message turned out to be: exactly one of the two is there.</summary>
internal sealed record MessageReading(Alert? Alert, UnreadAlert? Unread);
