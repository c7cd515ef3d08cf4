using System.Text.Json;
using TriageBot.Alerts.EventBridge;
using TriageBot.Alerts.Formats;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts;

/// <summary>Formats that may come by another way than their own: events of EventBridge by SNS or an API destination, alarms by a queue.</summary>
public sealed class Envelopes : IAlertFormat
{
    IReadOnlyList<Alert>? IAlertFormat.Read(JsonElement body, string delivery) =>
        EventBridgeFormat.IsEnvelope(body) && EventBridgeFormat.Read(body).Alert is { } alert ? [alert] : null;

    /// <summary>What is no event of EventBridge, by the queue: a CloudWatch alarm as SNS carries it. Null where it is something else.</summary>
    public static Alert? Alarm(string id, JsonElement body) => new CloudWatchAlarmFormat().Read(body, id) is [var alert, ..] ? alert : null;
}
