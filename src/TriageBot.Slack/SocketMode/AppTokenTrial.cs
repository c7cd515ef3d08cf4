using Microsoft.Extensions.Logging;
using TriageBot.Slack.WebApi;
using TriageBot.Slack.WebApi.Transport;

namespace TriageBot.Slack.SocketMode;

/// <summary>Asks for a Socket Mode connection and does not open it: whether the app token is good, and the app listens that way.</summary>
public static class AppTokenTrial
{
    /// <param name="http">From <see cref="SlackHttp.CreateClient()"/>.</param>
    /// <exception cref="SlackApiException">Slack refuses, or could not be reached; the message says what to do.</exception>
    public static Task Run(HttpClient http, SocketModeOptions options, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var origins = new SlackOrigins(options.ApiUrl);
        var calls = new ApiCalls(new SlackTransport(http, time), new SlackCaller(time, logger), origins, options.AppToken);
        return new SocketTickets(calls, origins).Open(cancellationToken);
    }
}
