namespace TriageBot.Slack.WebApi;

/// <summary>Where Slack's Web API is and who we are there.</summary>
public sealed record SlackApiOptions
{
    /// <summary>The root of the Web API, with the trailing slash; something else than Slack's for a simulator or GovSlack. Nothing but this origin ever hears a token.</summary>
    public Uri ApiUrl { get; init; } = new("https://slack.com/api/");

    /// <summary>The bot token, <c>xoxb-…</c>.</summary>
    public required string BotToken { get; init; }

    /// <summary>Tokens stay out of whatever prints the options.</summary>
    public override string ToString() => $"SlackApiOptions {{ ApiUrl = {ApiUrl} }}";
}
