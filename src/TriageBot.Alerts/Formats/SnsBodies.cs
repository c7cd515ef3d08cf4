using System.Text.Json;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Formats;

/// <summary>Reads what SNS carries without its envelope, for whoever gets it another way: through a queue.</summary>
public static class SnsBodies
{
    /// <summary>A CloudWatch alarm, or an alert in the generic format; null where it is neither. It does not see EventBridge's events.</summary>
    /// <param name="id">Names the alert where its format does not: SNS's <c>MessageId</c>, or the body's SHA-256.</param>
    /// <param name="body">A JSON object; valid for the call alone.</param>
    /// <exception cref="InvalidOperationException">A text in it is no Unicode.</exception>
    public static Alert? Read(string id, JsonElement body) => FormatList.InSns.Read(body, id) is [var alert] ? alert : null;
}
