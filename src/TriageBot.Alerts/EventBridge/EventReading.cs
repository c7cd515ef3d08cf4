using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.EventBridge;

/// <summary>An alert, or why there is none.</summary>
internal sealed record EventReading
{
    private EventReading(Alert? alert, string? because) => (Alert, Because) = (alert, because);

    public Alert? Alert { get; }

    /// <summary>One line for the log, without a word of what was to be read; null where there is an alert.</summary>
    public string? Because { get; }

    public static EventReading Of(Alert alert) => new(alert, null);

    public static EventReading Unreadable(string because) => new(null, because);
}
