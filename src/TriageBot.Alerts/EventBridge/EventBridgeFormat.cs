using System.Text.Json;
using TriageBot.Alerts.Formats;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Ecs.Events;

namespace TriageBot.Alerts.EventBridge;

/// <summary>
/// Events of ECS and of CloudWatch alarms as EventBridge delivers them to a queue or an API destination.
/// See https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
/// </summary>
internal static class EventBridgeFormat
{
    private const int LongestId = 128;

    /// <summary>Whether it has the look of an envelope of EventBridge, readable or not.</summary>
    public static bool IsEnvelope(JsonElement json) => json.Text("source") is not null && json.Text("detail-type") is not null;

    /// <param name="envelope">From <see cref="AlertJson"/>: every text in it can be read.</param>
    public static EventReading Read(JsonElement envelope)
    {
        if (envelope.Text("id") is not { Length: > 0 and <= LongestId })
            return EventReading.Unreadable("an event of EventBridge without an id");

        return (envelope.Text("source"), envelope.Text("detail-type")) switch
        {
            ("aws.ecs", "ECS Task State Change" or "ECS Service Action" or "ECS Deployment State Change") => EcsEvent.Read(envelope) switch
            {
                TaskStateChange change => EventReading.Of(TaskStops.Read(change, envelope)),
                ServiceActionEvent action => EventReading.Of(ServiceEvents.Read(action, envelope)),
                _ => EventReading.Unreadable("an event of ECS without the fields that AWS documents"),
            },
            ("aws.cloudwatch", "CloudWatch Alarm State Change") => AlarmStates.Read(envelope),
            // Instances, daemons, calls by CloudTrail and what is to come: ECS's, and nobody's alert.
            ("aws.ecs", _) => EventReading.Of(Other(envelope)),
            _ => EventReading.Unreadable("an event of EventBridge that is neither of ECS nor of a CloudWatch alarm"),
        };
    }

    private static Alert Other(JsonElement envelope) => new()
    {
        Source = AlertSources.EventBridge,
        Id = envelope.Text("id")!,
        Title = OneLine.Of(envelope.Text("detail-type") ?? "An event of ECS"),
        State = AlertState.Quiet,
        At = envelope.Time("time"),
        Subject = AlertSubject.Nothing,
    };
}
