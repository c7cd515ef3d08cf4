using Microsoft.Extensions.Logging;
using TriageBot.Slack.Requests;
using TriageBot.Store;
using TriageBot.Triage.Alerts;

namespace TriageBot.Slack.Alerts;

/// <summary>Takes alerts by webhook or queue into the same inbox as everything else.</summary>
public sealed partial class AlertIntake(IInbox inbox, IAlertBook book, SlackTelemetry telemetry, TimeProvider time, ILogger<AlertIntake> log) : IAlertIntake
{
    public async Task<bool> Take(Alert alert, CancellationToken cancellationToken)
    {
        // Of an acknowledgement, a deployment, a scale-in nobody is told; nor of what leads to no ECS task.
        if (alert.State == AlertState.Quiet || (alert.State == AlertState.Firing && !alert.Subject.LeadsToEcs))
            return true;

        try
        {
            var request = new AlertRequest(AlertRequest.Nobody, "", alert with { At = alert.At ?? time.GetUtcNow() });
            var isNew = await inbox.Accept(new NewRequest(Keys(alert), request.Kind, request.ToPayload()), cancellationToken);
            if (isNew)
                telemetry.Accepted(request.Kind);
            return isNew;
        }
        catch (StoreException error)
        {
            throw new AlertNotTakenException($"the alert was not taken, send it again: {error.Message}", error);
        }
    }

    public async Task Keep(UnreadAlert alert, CancellationToken cancellationToken)
    {
        try
        {
            await book.Keep(new KeptAlert(alert.Source, alert.Id, alert.Because, time.GetUtcNow(), alert.Body), cancellationToken);
            Unread(alert.Source, alert.Id, alert.Because);
        }
        catch (StoreException error)
        {
            throw new AlertNotTakenException($"the alert was not taken, send it again: {error.Message}", error);
        }
    }

    /// <summary>ECS may tell of one stop several times, each time under another id.</summary>
    private static IReadOnlyList<string> Keys(Alert alert) => alert is { Source: AlertSources.EventBridge, Symptom: not null, Subject.Tasks: [var stopped] }
        ? [$"alert:{alert.Source}:{alert.Id}", $"stop:{stopped}"]
        : [$"alert:{alert.Source}:{alert.Id}"];

    [LoggerMessage(1, LogLevel.Warning, "An alert by {Source} ({Id}) could not be read and is kept: {Reason}")]
    private partial void Unread(string source, string id, string reason);
}
