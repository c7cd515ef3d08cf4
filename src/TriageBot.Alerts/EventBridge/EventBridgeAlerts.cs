using System.Text.Json;
using TriageBot.Alerts.Formats;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.EventBridge;

/// <summary>Events of EventBridge where they come by a webhook: in SNS's Message, or by an API destination.</summary>
internal sealed class EventBridgeAlerts : IAlertFormat
{
    /// <inheritdoc/>
    public IReadOnlyList<Alert>? Read(JsonElement body, string delivery) =>
        EventBridgeFormat.IsEnvelope(body) && EventBridgeFormat.Read(body).Alert is { } alert ? [alert] : null;
}
