using Microsoft.Extensions.Logging;
using TriageBot.Slack.Requests;
using TriageBot.Slack.Work;
using TriageBot.Store;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Alerts;

/// <summary>Answers an alert by itself: joins the incident that stands, or investigates. What there is to show, the board shows.</summary>
internal sealed partial class AlertWork(Heart heart, AlertGate gate, IAlertBook book, AlertInvestigation investigation, AlertEnds ends, AlertBoard board, AlertSettings settings, TimeProvider time, ILogger log)
{
    /// <summary>Of several investigations one incident comes out, or none: so many are made for each that may be posted.</summary>
    private const int MostLooksPerIncident = 5;

    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    /// <summary>An investigation takes a few of them.</summary>
    private static readonly TimeSpan s_untilLooked = TimeSpan.FromSeconds(2);

    public async Task Do(string request, AlertRequest asked, CancellationToken cancellationToken)
    {
        var alert = asked.Alert;
        if (alert.State == AlertState.Firing && !alert.Subject.LeadsToEcs)
            return;

        var pass = await gate.Check(asked, cancellationToken);
        if (pass.Refusal is { } refusal)
            Unanswered(request, alert.Source, refusal);
        else if (alert.State == AlertState.Resolved)
            await ends.End(asked, pass, cancellationToken);
        else if (alert.State == AlertState.Firing)
            await Fire(request, asked, pass, cancellationToken);
    }

    /// <summary>There will be no answer: no later alert joins it.</summary>
    public Task GiveUp(string request, CancellationToken cancellationToken) => book.Abandon(request, cancellationToken);

    private async Task Fire(string request, AlertRequest asked, AlertPass pass, CancellationToken cancellationToken)
    {
        var alert = asked.Alert;
        var bound = gate.Target(pass, alert.Subject);
        if (bound.Target is null && alert.Subject is { Tasks.Count: 0, Service: null })
            bound = await Resolved(pass, alert.Subject, cancellationToken);
        if (bound.Target is not { } target)
        {
            Unanswered(request, alert.Source, bound.Refusal ?? "nothing in the account belongs to it");
            return;
        }

        var subject = AlertTargets.Key(alert.Subject, target);
        if (await book.IsMuted(pass.Channel, subject, time.GetUtcNow(), cancellationToken))
        {
            Unanswered(request, alert.Source, "its service is muted there");
            return;
        }

        var at = alert.At ?? time.GetUtcNow();
        var joining = new JoiningAlert(
            request, pass.Channel, subject, alert.Symptom, alert.Source, alert.Group, alert.Title, alert.Url, at, at - settings.Window, JoinsSilent: alert.Source == AlertSources.EventBridge);
        var (incident, mustWait) = await book.Join(joining, cancellationToken);
        if (mustWait)
            throw new LaterException(time.GetUtcNow() + s_untilLooked);
        if (incident is { State: AlertIncidentState.Open } && incident.Id == request)
        {
            if (await IsFlooded(pass, cancellationToken))
                await Drop(request, pass, cancellationToken);
            else
                await investigation.Run(request, asked, pass, target, cancellationToken);
        }

        if (incident is not null)
            board.Joined(incident.Id);
    }

    /// <summary>Alerts that name another task each, and nothing that they have in common, could ask for any number of investigations.</summary>
    private async Task<bool> IsFlooded(AlertPass pass, CancellationToken cancellationToken) =>
        await book.OpenedIn(pass.Channel, time.GetUtcNow() - s_hour, cancellationToken) > MostLooksPerIncident * (pass.Binding?.PerHour ?? settings.PerHour);

    private Task Drop(string request, AlertPass pass, CancellationToken cancellationToken)
    {
        Flooded(request, pass.Channel);
        return book.Silence(request, cancellationToken);
    }

    /// <summary>By a look at the account, where the alert names a target group or a family only.</summary>
    private async Task<Access.BoundTarget> Resolved(AlertPass pass, AlertSubject subject, CancellationToken cancellationToken)
    {
        // The limits of the channel hold for the search too: it is entered by a service that may be there.
        var anywhere = gate.Target(pass, subject with { Service = "any" });
        if (anywhere.Target is not ServiceTarget probe)
            return anywhere;

        try
        {
            var found = await heart.Resolver.Resolve(probe.Scope, probe.Cluster, subject, cancellationToken);
            return found is null ? new Access.BoundTarget(null, null) : gate.Enter(pass, found);
        }
        catch (AwsReadException error)
        {
            return new Access.BoundTarget(null, $"AWS refused the search for its service: {error.Failure.Message}");
        }
    }

    [LoggerMessage(4, LogLevel.Warning, "Alert {Request} is not looked at: too many different ones within an hour for channel {Channel} (Alerts:PerHour)")]
    private partial void Flooded(string request, string channel);

    [LoggerMessage(1, LogLevel.Information, "Alert {Request} ({Source}) is not answered: {Reason}")]
    private partial void Unanswered(string request, string source, string reason);
}
