using Microsoft.AspNetCore.Http;
using TriageBot.Alerts.Formats;
using TriageBot.Alerts.Sns;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Http;

/// <summary>
/// SNS over HTTPS. Its topic is on our list before anything else is looked at; then what it points at is SNS's, it is signed, and it is not old.
/// </summary>
internal sealed class SnsWebhook(IReadOnlyCollection<string> topics, SnsCertificates certificates, ISnsWeb web, FormatList formats, TimeProvider time) : IWebhook
{
    public const string RawHeader = "x-amz-sns-rawdelivery";

    private const int LongestConfirmation = 64 * 1024;

    private static readonly TimeSpan s_oldest = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_ahead = TimeSpan.FromMinutes(5);

    public string Source => AlertSources.Sns;

    public string? Off => topics.Count == 0 ? "Alerts of SNS are off: no topic is configured that may send them." : null;

    public async Task<Received> Receive(IHeaderDictionary headers, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (headers.ContainsKey(RawHeader))
            return new Received.Forged("raw message delivery, which is not signed: turn it off in the subscription");
        if (AlertJson.Read(body) is not { } json || SnsMessage.Read(json) is not { } message)
            return new Received.Forged("no message of SNS's");
        if (!topics.Contains(message.TopicArn, StringComparer.Ordinal))
            return new Received.Forged("a topic that is not configured");
        if (message.At is not { } at || time.GetUtcNow() - at > s_oldest || at - time.GetUtcNow() > s_ahead)
            return new Received.Forged("older than an hour, or from the future");
        if (SnsHosts.Certificate(message.SigningCertUrl) is not { } address)
            return new Received.Forged("a certificate that is not at SNS's own address");

        try
        {
            if (await certificates.At(address, cancellationToken) is not { } key || !key.Signed(message))
                return new Received.Forged("a signature that does not hold");
            return message.Type switch
            {
                SnsMessage.Notification => Read(message, at, body),
                SnsMessage.SubscriptionConfirmation => await Confirm(message, cancellationToken),
                _ => new Received.Done("the subscription was ended"),
            };
        }
        catch (HttpRequestException failure)
        {
            return new Received.Later($"SNS's own address could not be read: {failure.Message}");
        }
    }

    private Received Read(SnsMessage message, DateTimeOffset at, ReadOnlyMemory<byte> body)
    {
        var alerts = SnsNotification.Read(formats, message.Subject, message.Message, message.MessageId, at);
        return alerts is not null
            ? new Received.Alerts(alerts)
            : new Received.Unread(new UnreadAlert(Source, Wording.Id(message.MessageId), "its Message is JSON, but no alarm and no alert that is known", body));
    }

    // The address is signed, and SNS's own: nobody else makes us fetch anything.
    private async Task<Received> Confirm(SnsMessage message, CancellationToken cancellationToken)
    {
        if (SnsHosts.Confirmation(message.SubscribeUrl!) is not { } address)
            return new Received.Forged("a confirmation that is not at SNS's own address");
        return await web.Get(address, LongestConfirmation, cancellationToken) is not null
            ? new Received.Done("the subscription is confirmed")
            : new Received.Later("SNS did not confirm the subscription");
    }
}
