namespace TriageBot.Slack.WebApi;

/// <summary>Where Slack's Web API is and who we are there.</summary>
public sealed record SlackApiOptions
{
    /// <summary>The root of the Web API, with the trailing slash; something else than Slack's for a simulator or GovSlack. Nothing but this origin ever hears a token.</summary>
    public Uri ApiUrl { get; init; } = new("https://slack.com/api/");

    /// <summary>The bot token, <c>xoxb-…</c>.</summary>
    public required string BotToken { get; init; }

    /// <summary>Whether a token may be sent there: by https, or by http to this machine or to a host name without a dot, and nothing but a path behind the host.</summary>
    public static bool Accepts(Uri apiUrl) => apiUrl.IsAbsoluteUri && apiUrl.UserInfo.Length == 0 && apiUrl.Query.Length == 0 && SlackOrigins.IsProtected(apiUrl);

    /// <summary>Whether it is Slack's own: else something stands in its place and hears the tokens.</summary>
    public static bool IsSlack(Uri apiUrl) => SlackOrigins.IsSlack(apiUrl.IdnHost);

    /// <summary>Tokens stay out of whatever prints the options.</summary>
    public override string ToString() => $"SlackApiOptions {{ ApiUrl = {ApiUrl} }}";
}
