using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using TriageBot.Alerts.EventBridge;
using TriageBot.Alerts.Formats;
using TriageBot.Alerts.Http;
using TriageBot.Alerts.Sns;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts;

/// <summary>
/// Where monitors and pagers post alerts: <c>/alerts/</c> and one of <c>pagerduty</c>, <c>sns</c>, <c>opsgenie</c>, <c>grafana</c>, <c>alertmanager</c>,
/// <c>generic</c>. The last is for everybody else (Datadog, own scripts) and accepts <c>X-Hub-Signature-256: sha256=…</c>, HMAC-SHA256 in hexadecimal digits over
/// the body; <c>X-Alert-Signature: v1=…</c> with <c>X-Alert-Timestamp</c> (seconds since 1970, at most five minutes from now), the same over
/// <c>v1:&lt;timestamp&gt;:&lt;body&gt;</c>; or the secret itself in <c>X-Alert-Secret</c> or <c>Authorization</c>.
/// </summary>
/// <remarks>
/// Answers: 200 stored, also where nobody could read it; 401 not from whom it should be; 404 off; 413 over 256 KiB; 503 with <c>Retry-After</c> not stored, to be
/// sent again.
/// </remarks>
public static class AlertEndpoints
{
    /// <summary>
    /// Maps all six. Nothing before them may decompress or re-encode a body: signatures cover its bytes.
    /// </summary>
    /// <exception cref="ArgumentException">A secret is empty, or a topic is no ARN of a topic.</exception>
    public static IEndpointConventionBuilder MapAlerts(this IEndpointRouteBuilder endpoints, AlertWebhooks settings, IAlertIntake intake, TimeProvider time, ILogger logger) =>
        endpoints.MapAlerts(settings, intake, time, logger, new SnsWeb(), new EventBridgeAlerts());

    /// <param name="envelopes">Reads what stands in SNS's Message, or comes to the generic address, before our own formats do: events of EventBridge.</param>
    internal static IEndpointConventionBuilder MapAlerts(
        this IEndpointRouteBuilder endpoints, AlertWebhooks settings, IAlertIntake intake, TimeProvider time, ILogger logger, ISnsWeb web, IAlertFormat? envelopes)
    {
        var group = endpoints.MapGroup("/alerts");
        foreach (var webhook in Webhooks.Of(settings, time, web, envelopes))
            group.MapPost($"/{webhook.Source}", (RequestDelegate)new AlertRequests(webhook, intake, logger).Handle);
        return group;
    }
}
