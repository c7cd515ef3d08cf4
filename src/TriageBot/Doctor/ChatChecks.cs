using Microsoft.Extensions.Logging.Abstractions;
using TriageBot.Configuration;
using TriageBot.Slack.SocketMode;
using TriageBot.Slack.WebApi;

namespace TriageBot.Doctor;

/// <summary>The way into Slack: the address, who the bot is, what it may do, how requests arrive, where it may answer.</summary>
internal sealed class ChatChecks(ChatSettings chat) : IDisposable
{
    private const string Area = "slack";

    private readonly HttpClient _http = SlackHttp.CreateClient();

    public async Task<IReadOnlyList<Check>> Look(CancellationToken cancellationToken)
    {
        if (!chat.IsConfigured)
            return [new Check(Area, "Slack", CheckStatus.Pass, "not set up; only `serve` needs it")];

        var checks = new List<Check> { Address() };
        if (chat.BotToken is { } token)
            checks.AddRange(await OfBot(token, cancellationToken));
        else
            checks.Add(new Check(Area, "Slack:BotToken", CheckStatus.Fail, "not set", "set TRIAGEBOT__SLACK__BOTTOKEN to the bot token (xoxb-…) of OAuth & Permissions on the app's page"));

        checks.AddRange(await WaysIn(cancellationToken));
        return checks;
    }

    public void Dispose() => _http.Dispose();

    private Check Address() => SlackApiOptions.IsSlack(chat.ApiUrl)
        ? chat.ApiUrl.AbsolutePath == "/api/"
            ? new Check(Area, "Slack:ApiUrl", CheckStatus.Pass, chat.ApiUrl.ToString())
            : new Check(Area, "Slack:ApiUrl", CheckStatus.Fail, $"{chat.ApiUrl} is not where Slack's Web API is", $"take Slack:ApiUrl away, or set it to {new Uri(chat.ApiUrl, "/api/")}")
        : new Check(Area, "Slack:ApiUrl", CheckStatus.Pass, $"{chat.ApiUrl} takes the place of Slack and hears what only Slack should");

    private async Task<IReadOnlyList<Check>> OfBot(string token, CancellationToken cancellationToken)
    {
        var api = new SlackApi(_http, new SlackApiOptions { ApiUrl = chat.ApiUrl, BotToken = token }, TimeProvider.System, NullLogger<SlackApi>.Instance);
        try
        {
            var bot = await api.AuthTest(cancellationToken);
            return
            [
                new Check(Area, "Slack:BotToken", CheckStatus.Pass, $"workspace {bot.Team} ({bot.TeamId}), as {bot.UserId}", How: "tried"),
                .. ScopeChecks.Of(bot.Scopes, chat.Slack),
                .. await new ChannelChecks(api, chat.Slack).Look(cancellationToken),
            ];
        }
        catch (SlackApiException error)
        {
            return [Refused("Slack:BotToken", error, "take the bot token (xoxb-…) of OAuth & Permissions on the app's page, and set TRIAGEBOT__SLACK__BOTTOKEN")];
        }
    }

    private async Task<IReadOnlyList<Check>> WaysIn(CancellationToken cancellationToken)
    {
        if (chat.AppToken is null && chat.SigningSecrets.Count == 0)
            return [new Check(Area, "Slack:AppToken", CheckStatus.Fail, "neither it nor Slack:SigningSecret is set, so nothing arrives", "set TRIAGEBOT__SLACK__APPTOKEN for Socket Mode, or TRIAGEBOT__SLACK__SIGNINGSECRET for HTTP")];

        var checks = chat.SigningSecrets.Select(Secret).ToList();
        if (chat.AppToken is { } token)
            checks.Add(await OfApp(token, cancellationToken));
        return checks;
    }

    /// <summary>Slack gives no way to try it; only its form can be told.</summary>
    private static Check Secret(string secret) => secret.Length == 32 && secret.All(char.IsAsciiHexDigit)
        ? new Check(Area, "Slack:SigningSecret", CheckStatus.Pass, "32 hexadecimal digits, as Slack's are; only a request of Slack's shows whether it is the right one")
        : new Check(Area, "Slack:SigningSecret", CheckStatus.Fail, "is not 32 hexadecimal digits, as Slack's are", "take the signing secret (no token, and not the client secret) of Basic Information on the app's page");

    private async Task<Check> OfApp(string token, CancellationToken cancellationToken)
    {
        try
        {
            await AppTokenTrial.Run(_http, new SocketModeOptions { ApiUrl = chat.ApiUrl, AppToken = token }, TimeProvider.System, NullLogger.Instance, cancellationToken);
            return new Check(Area, "Slack:AppToken", CheckStatus.Pass, "a Socket Mode connection may be opened", How: "tried");
        }
        catch (SlackApiException error)
        {
            return Refused("Slack:AppToken", error, $"make an app-level token (xapp-…) with {SlackScopes.OfApp} under Basic Information on the app's page, switch Socket Mode on, and set TRIAGEBOT__SLACK__APPTOKEN");
        }
    }

    /// <summary>What Slack was not asked, or could not say, is no fault of the token.</summary>
    private static Check Refused(string name, SlackApiException error, string fix) =>
        error.IsTransient ? new Check(Area, name, CheckStatus.Unknown, error.Message, How: "tried") : new Check(Area, name, CheckStatus.Fail, error.Message, fix, "tried");
}
