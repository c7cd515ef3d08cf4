using System.Text.Json;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Queue;

/// <summary>Reads what is no event of EventBridge: a CloudWatch alarm as SNS carries it. Null where it does not know the format.</summary>
/// <param name="id">What the alert is to be called: SNS's <c>MessageId</c>, or the body's SHA-256 where nothing names it.</param>
/// <param name="body">A JSON object, valid for the call alone.</param>
public delegate Alert? AlertReader(string id, JsonElement body);
