using System.Text;
using System.Text.Json;
using TriageBot.Alerts.EventBridge;
using TriageBot.Alerts.Formats;
using TriageBot.Alerts.Http;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Queue;

/// <summary>Reads the bodies of a queue's messages: events of EventBridge, and what SNS brings, with its envelope and without. Whatever stands there, it does not throw.</summary>
internal static class MessageBodies
{
    private const int MostKept = 256 * 1024;
    private const int LongestId = 128;

    public static MessageReading Read(string body)
    {
        if (AlertJson.Read(body) is not { ValueKind: JsonValueKind.Object } json)
            return Unread(AlertSources.Generic, null, "a message that is no JSON object", body);
        if (EventBridgeFormat.IsEnvelope(json))
            return OfEvent(json, body);
        if (json.Text("Type") is not { } type || json.Text("Message") is not { } message || json.Text("TopicArn") is null)
            return OfFormats(FormatList.InSns.Read(json, IdOf(body)), AlertSources.Generic, null, body);

        var id = json.Text("MessageId") is { Length: <= LongestId } named ? named : null;
        if (type != "Notification")
            return Unread(AlertSources.Sns, id, "a message of SNS that is no notification", body);

        // SNS puts its own body around the message, unless the subscription says raw delivery.
        return AlertJson.Read(message) is { } inner && EventBridgeFormat.IsEnvelope(inner)
            ? OfEvent(inner, body)
            : OfFormats(SnsNotification.Read(FormatList.InSns, json.Text("Subject"), message, id ?? IdOf(body), json.Time("Timestamp")), AlertSources.Sns, id, body);
    }

    private static MessageReading OfEvent(JsonElement json, string body)
    {
        var reading = EventBridgeFormat.Read(json);
        return reading.Alert is { } alert
            ? new MessageReading([alert], null)
            : Unread(AlertSources.EventBridge, json.Text("id") is { Length: <= LongestId } id ? id : null, reading.Because!, body);
    }

    private static MessageReading OfFormats(IReadOnlyList<Alert>? alerts, string source, string? id, string body) => alerts is not null
        ? new MessageReading(alerts, null)
        : Unread(source, id, "a message in a format that nobody here knows", body);

    private static MessageReading Unread(string source, string? id, string because, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return new MessageReading([], new UnreadAlert(source, id ?? IdOf(body), because, bytes.AsMemory(0, Math.Min(bytes.Length, MostKept))));
    }

    private static string IdOf(string body) => BodyId.Of(Encoding.UTF8.GetBytes(body));
}
