using Microsoft.Extensions.Logging;
using TriageBot.Slack.WebApi.Transport;
using TriageBot.Slack.WebApi.Wire;

namespace TriageBot.Slack.WebApi;

/// <summary>Posts to the URL of a command or a click. The URL is the credential: it goes to Slack's hosts only and into no message or log.</summary>
public sealed class Responder : IResponder
{
    private readonly SlackOrigins _origins;
    private readonly SlackTransport _transport;
    private readonly SlackCaller _caller;

    /// <param name="http">From <see cref="SlackHttp.CreateClient()"/>.</param>
    /// <exception cref="ArgumentException">The API's address cannot be used.</exception>
    public Responder(HttpClient http, SlackApiOptions options, TimeProvider time, ILogger<Responder> logger)
    {
        _origins = new SlackOrigins(options.ApiUrl);
        _transport = new SlackTransport(http, time);
        _caller = new SlackCaller(time, logger);
    }

    public async Task Respond(Uri responseUrl, SlackMessage message, bool inChannel, bool replaceOriginal, CancellationToken cancellationToken)
    {
        var request = new ResponseRequest(inChannel ? "in_channel" : "ephemeral", replaceOriginal, message.Text)
        {
            Blocks = message.Blocks is { Count: > 0 } blocks ? blocks : null,
            ThreadTs = message.ThreadTs,
            Metadata = MessageMetadata.Of(message.OutboxId),
        };
        var call = new SlackCall(SlackMethod.Respond, SlackBody.Json(request, WebApiJson.Wire.ResponseRequest));
        if (!_origins.AllowsResponse(responseUrl))
            throw new SlackFailure("foreign_url").ToException(call);
        await _caller.Call(call, () => _transport.Respond(call, responseUrl, cancellationToken), cancellationToken);
    }
}
