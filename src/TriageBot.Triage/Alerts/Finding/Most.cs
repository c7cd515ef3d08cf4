namespace TriageBot.Triage.Alerts.Finding;

/// <summary>How much is kept of what one alert names.</summary>
internal static class Most
{
    public const int Labels = 500;
    public const int Names = 20;
    public const int Links = 200;
}
