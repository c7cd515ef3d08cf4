using TriageBot.Slack.WebApi;
using TriageBot.Slack.WebApi.Transport;
using TriageBot.Slack.WebApi.Wire;

namespace TriageBot.Slack.SocketMode;

/// <summary>Asks Slack where to connect: each address is good for one connection, at once.</summary>
internal sealed class SocketTickets(ApiCalls calls, SlackOrigins origins)
{
    /// <exception cref="SlackApiException">Slack refuses, does not answer, or names a place that is none of its own.</exception>
    public async Task<Uri> Open(CancellationToken cancellationToken)
    {
        var call = new SlackCall(SlackMethod.OpenConnection, SlackBody.Form());
        var answer = await calls.Call(call, WebApiJson.Wire.ConnectionAnswer, cancellationToken);
        return Uri.TryCreate(answer.Url, UriKind.Absolute, out var url) && origins.AllowsSocket(url)
            ? url
            : throw new SlackApiException(call.Method.Name, "foreign_socket", "Slack's answer to apps.connections.open names an address that is none of Slack's; check the proxy and the configured address of its API.", isTransient: true);
    }
}
