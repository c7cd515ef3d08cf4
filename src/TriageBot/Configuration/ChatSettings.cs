using TriageBot.Slack;

namespace TriageBot.Configuration;

/// <summary>How the bot gets into Slack. Secrets stay out of whatever prints it.</summary>
/// <param name="BotToken"><c>xoxb-…</c>; null where Slack is not set up.</param>
/// <param name="SigningSecrets">With one, Slack may deliver by HTTP; several hold while one is replaced.</param>
/// <param name="AppToken"><c>xapp-…</c>: with it, Socket Mode is used.</param>
/// <param name="ApiUrl">The root of the Web API.</param>
internal sealed record ChatSettings(string? BotToken, IReadOnlyList<string> SigningSecrets, string? AppToken, Uri ApiUrl, SlackSettings Slack)
{
    public static readonly Uri SlackApi = new("https://slack.com/api/");

    /// <summary>Whether anything of the way into Slack is set.</summary>
    public bool IsConfigured => BotToken is not null || AppToken is not null || SigningSecrets.Count > 0;

    public override string ToString() => $"ChatSettings {{ ApiUrl = {ApiUrl} }}";
}
