using System.Text.Json;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Formats;

/// <summary>One sender's format.</summary>
internal interface IAlertFormat
{
    /// <summary>The alerts that a body holds, none where it is a note of the sender's; null where the body is of another format.</summary>
    /// <param name="body">From <see cref="AlertJson.Read(ReadOnlyMemory{byte})"/>: every string in it can be read.</param>
    /// <param name="delivery">Names the delivery where the format names no alert: SNS's MessageId, or the body's SHA-256. The same when it is repeated.</param>
    IReadOnlyList<Alert>? Read(JsonElement body, string delivery);
}
