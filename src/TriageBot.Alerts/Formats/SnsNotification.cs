using System.Text.Json;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Formats;

/// <summary>What a notification of SNS's says, whether it came by HTTPS or through a queue.</summary>
internal static class SnsNotification
{
    /// <summary>The alerts in its Message. What is no JSON is text that somebody's own function or script published.</summary>
    /// <returns>Null where the Message is JSON that no format knows.</returns>
    public static IReadOnlyList<Alert>? Read(FormatList formats, string? subject, string message, string messageId, DateTimeOffset? at) =>
        AlertJson.Read(message) is { ValueKind: JsonValueKind.Object } json ? formats.Read(json, messageId) : [Text(subject, message, messageId, at)];

    private static Alert Text(string? subject, string message, string messageId, DateTimeOffset? at) => new()
    {
        Source = AlertSources.Sns,
        Id = Wording.Id(messageId),
        Title = Wording.Title(subject, Wording.Title(message, "a notification without words")),
        State = AlertStates.OfMessage(subject ?? "", message),
        At = at,
        Subject = SubjectFinder.Find([subject ?? "", message]),
    };
}
