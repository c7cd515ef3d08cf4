namespace TriageBot.Triage.Alerts.Finding;

/// <summary>The account and the Region that something was named with; null where it was named without.</summary>
internal readonly record struct Place(string? Account, string? Region);
