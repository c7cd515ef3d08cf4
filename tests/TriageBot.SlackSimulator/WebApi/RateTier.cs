namespace TriageBot.Simulation.WebApi;

/// <summary>How often a method may be called a minute, for each app and workspace; each tolerates a burst. https://docs.slack.dev/apis/web-api/rate-limits</summary>
internal enum RateTier
{
    /// <summary>20 a minute.</summary>
    Two,

    /// <summary>50 a minute.</summary>
    Three,

    /// <summary>100 a minute.</summary>
    Four,

    /// <summary>Hundreds a minute.</summary>
    Special,

    /// <summary>One message a second for each channel, and a ceiling for the workspace.</summary>
    Posting,
}
