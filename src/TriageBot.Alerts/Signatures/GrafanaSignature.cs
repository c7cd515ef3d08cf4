using Microsoft.AspNetCore.Http;

namespace TriageBot.Alerts.Signatures;

/// <summary>
/// Grafana's optional signature, HMAC-SHA256 in hexadecimal digits without a prefix: over the raw body, or over <c>timestamp:body</c> where a header for the
/// timestamp is configured; its name is free in Grafana, and these two are known here. See
/// https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/
/// </summary>
internal sealed class GrafanaSignature(Secrets secrets, TimeProvider time) : ISenderCheck
{
    public const string Header = "X-Grafana-Alerting-Signature";
    public const string TimestampHeader = "X-Grafana-Alerting-Timestamp";
    public const string OtherTimestampHeader = "X-Grafana-Alerting-Signature-Timestamp";

    public bool Accepts(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        if (headers.Only(Header) is not { } signature)
            return false;
        return (headers.Only(TimestampHeader) ?? headers.Only(OtherTimestampHeader)) is { } timestamp
            ? Headers.IsFresh(timestamp, time) && secrets.Signed(signature, $"{timestamp}:", body)
            : secrets.Signed(signature, "", body);
    }
}
