using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using TriageBot.Slack.Inbound.Http;

namespace TriageBot.Slack.Inbound;

/// <summary>Where Slack delivers by HTTP.</summary>
public static class SlackEndpoints
{
    /// <summary>As the HTTP manifest names them.</summary>
    internal static readonly IReadOnlyList<string> Paths = ["/slack/events", "/slack/commands", "/slack/interactions"];

    /// <summary>
    /// Maps the three addresses of the app's manifest; each takes whatever Slack sends. Nothing before them may decompress or re-encode the body:
    /// the signature covers its bytes.
    /// </summary>
    public static IEndpointConventionBuilder MapSlack(
        this IEndpointRouteBuilder endpoints, RequestSignature signature, IReceiver receiver, TimeProvider time, ILogger<IReceiver> logger)
    {
        var requests = new SlackRequests(signature, new Acceptance(receiver, time, logger), logger);
        var group = endpoints.MapGroup("");
        foreach (var path in Paths)
            group.MapPost(path, (RequestDelegate)requests.Handle);
        return group;
    }
}
