using Microsoft.AspNetCore.Http;
using TriageBot.Alerts.Formats;
using TriageBot.Alerts.Signatures;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Http;

/// <summary>An address whose sender knows a secret.</summary>
/// <param name="checks">The ways to show it, of which one is enough.</param>
internal sealed class SecretWebhook(string source, Secrets secrets, FormatList formats, params IReadOnlyList<ISenderCheck> checks) : IWebhook
{
    public string Source => source;

    public string? Off => secrets.IsEmpty ? $"Alerts of {source} are off: no secret is configured for them." : null;

    public Task<Received> Receive(IHeaderDictionary headers, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        Task.FromResult(checks.Any(check => check.Accepts(headers, body.Span)) ? Read(body) : new Received.Forged("no signature or secret that is known"));

    private Received Read(ReadOnlyMemory<byte> body)
    {
        var id = BodyId.Of(body);
        if (AlertJson.Read(body) is not { } json)
            return new Received.Unread(new UnreadAlert(source, id, "its body is no JSON", body));
        return formats.Read(json, id) is { } alerts
            ? new Received.Alerts(alerts)
            : new Received.Unread(new UnreadAlert(source, id, $"its body is JSON, but no alert of {source}", body));
    }
}
