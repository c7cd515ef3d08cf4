using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TriageBot.Alerts.EventBridge;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Ecs.Events;

namespace TriageBot.Alerts.Queue;

/// <summary>Reads the bodies of a queue's messages: events of EventBridge, also inside SNS, and what <paramref name="other"/> knows. Whatever stands there, it does not throw.</summary>
internal sealed class MessageBodies(AlertReader other)
{
    private const int MostKept = 256 * 1024;
    private const int LongestId = 128;

    private static readonly JsonDocumentOptions s_json = new() { MaxDepth = 32 };

    public MessageReading Read(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, s_json);
            return Read(json.RootElement, body);
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            return Unread(AlertSources.Generic, null, "a message that is no JSON", body);
        }
    }

    private MessageReading Read(JsonElement json, string body)
    {
        if (json.ValueKind is not JsonValueKind.Object)
            return Unread(AlertSources.Generic, null, "a message that is no JSON object", body);
        if (EventBridgeFormat.IsEnvelope(json))
            return OfEvent(json, body);
        if (json.Text("Type") is not { } type || json.Text("Message") is not { } message || json.Text("TopicArn") is null)
            return OfOther(AlertSources.Generic, Sha256(body), json, body);

        var id = json.Text("MessageId") is { Length: > 0 and <= LongestId } named ? named : null;
        return type == "Notification"
            ? OfNotification(id ?? Sha256(body), message, body)
            : Unread(AlertSources.Sns, id, "a message of SNS that is no notification", body);
    }

    // SNS puts its own body around the message, unless the subscription says raw delivery.
    private MessageReading OfNotification(string id, string message, string body)
    {
        try
        {
            using var json = JsonDocument.Parse(message, s_json);
            return json.RootElement.ValueKind is not JsonValueKind.Object ? Unread(AlertSources.Sns, id, "a notification of SNS whose message is no JSON object", body)
                : EventBridgeFormat.IsEnvelope(json.RootElement) ? OfEvent(json.RootElement, body)
                : OfOther(AlertSources.Sns, id, json.RootElement, body);
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            return Unread(AlertSources.Sns, id, "a notification of SNS whose message is no JSON", body);
        }
    }

    private static MessageReading OfEvent(JsonElement json, string body)
    {
        var reading = EventBridgeFormat.Read(json);
        return reading.Alert is { } alert
            ? new MessageReading(alert, null)
            : Unread(AlertSources.EventBridge, json.Text("id") is { Length: > 0 and <= LongestId } id ? id : null, reading.Because!, body);
    }

    private MessageReading OfOther(string source, string id, JsonElement json, string body) => other(id, json) is { } alert
        ? new MessageReading(alert, null)
        : Unread(source, id, "a message in a format that nobody here knows", body);

    // Not JSON, or a text in it that is no Unicode.
    private static bool IsUnreadable(Exception error) => error is JsonException or InvalidOperationException or ArgumentException;

    private static MessageReading Unread(string source, string? id, string because, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return new MessageReading(null, new UnreadAlert(source, id ?? Sha256(body), because, bytes.AsMemory(0, Math.Min(bytes.Length, MostKept))));
    }

    private static string Sha256(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}
