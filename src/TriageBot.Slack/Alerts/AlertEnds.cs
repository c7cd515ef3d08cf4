using System.Globalization;
using System.Text.Json;
using TriageBot.Slack.Requests;
using TriageBot.Slack.Work;
using TriageBot.Store;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Alerts;

/// <summary>Closes what a resolved alert ends: the thread is told what was seen to change, and claims no more.</summary>
internal sealed class AlertEnds(Heart heart, AlertGate gate, IAlertBook book, AlertBoard board, TimeProvider time)
{
    /// <summary>An alert may fire for so long before it is over.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(3);

    public async Task End(AlertRequest asked, AlertPass pass, CancellationToken cancellationToken)
    {
        var alert = asked.Alert;
        var at = alert.At ?? time.GetUtcNow();
        // Of what names its own group only that group is over; the service as a whole is where ECS says so.
        var target = alert.Group is null || alert.Source == Triage.Alerts.AlertSources.EventBridge ? gate.Target(pass, alert.Subject).Target : null;
        var end = new AlertEnd(alert.Source, alert.Group, target is null ? null : AlertTargets.Key(alert.Subject, target), asked.IsOutsideSlack ? null : asked.Channel, at, at - s_longest);
        foreach (var incident in await book.Resolve(end, cancellationToken))
        {
            if (incident.State == AlertIncidentState.Decided)
                await Tell(incident, cancellationToken);
        }
    }

    /// <summary>Looks once more at the service, and writes what its thread is to be told.</summary>
    public async Task Tell(AlertIncident incident, CancellationToken cancellationToken)
    {
        var before = JsonSerializer.Deserialize(incident.Finding!.Report, ReportJson.Default.Report)!;
        var now = await Now(incident, before, cancellationToken);
        await book.Close(incident.Id, Text(incident, before, now), cancellationToken);
        board.Wake();
    }

    private async Task<Seen> Now(AlertIncident incident, Report before, CancellationToken cancellationToken)
    {
        if (before.Target.Service is null)
            return new Seen(null, null);
        if (TargetParser.Parse(incident.Finding!.Target, new TargetDefaults(before.Target.Region, before.Target.Cluster, before.Target.Account)).Target is not { } target)
            return new Seen(null, null);
        var pass = await gate.Check(incident.Finding.Team, incident.Finding.Channel, target, cancellationToken);
        if (pass.Refusal is not null || gate.Enter(pass, target).Target is not { } entered)
            return new Seen(null, "the service may not be read from here any more");

        try
        {
            return new Seen(await heart.Service(entered.Scope, before.Target.Cluster, before.Target.Service, cancellationToken), null);
        }
        catch (AwsReadException error)
        {
            return new Seen(null, $"AWS refused a look at the service: {error.Failure.Message}");
        }
    }

    private string Text(AlertIncident incident, Report before, Seen now)
    {
        var over = incident.ResolvedAt ?? time.GetUtcNow();
        var text = $"🟢 {AlertMessages.Sender(incident.ResolvedBy ?? "")} says it is over, {Duration(over - incident.FirstAt)} after the {(incident.Alerts == 1 ? "alert" : $"first of {incident.Alerts.ToString("N0", CultureInfo.InvariantCulture)} alerts")}.";
        return $"{text} {(now.Service is { } service ? Changes(before, service) : now.Problem is { } problem ? $"What changed is not known: {problem}." : "There is no service to look at again.")}";
    }

    private string Changes(Report before, EcsService now)
    {
        List<string> changes = [];
        if (before.ServiceNow is { } then && then.Running != now.RunningCount)
            changes.Add($"running {then.Running} → {now.RunningCount} of {now.DesiredCount?.ToString(CultureInfo.InvariantCulture) ?? "?"}");
        if (before.ServiceNow is { } was && was.Desired != now.DesiredCount)
            changes.Add($"desired {was.Desired?.ToString(CultureInfo.InvariantCulture) ?? "?"} → {now.DesiredCount?.ToString(CultureInfo.InvariantCulture) ?? "?"}");
        if (now.TaskDefinition is { } revision && before.Target.TaskDefinition is { } failed && !failed.EndsWith(revision, StringComparison.Ordinal))
            changes.Add($"the service runs {revision}, the task that stopped ran {failed[(failed.LastIndexOf('/') + 1)..]}");
        if (now.Primary?.RolloutState is { } rollout && rollout != before.ServiceNow?.Rollout)
            changes.Add($"rollout {before.ServiceNow?.Rollout ?? "unknown"} → {rollout}");
        var asOf = time.GetUtcNow().UtcDateTime.ToString("HH:mm 'UTC'", CultureInfo.InvariantCulture);
        return changes.Count > 0
            ? $"Seen to change (as of {asOf}): {string.Join(" · ", changes)}."
            : $"Nothing about the service was seen to change: {now.RunningCount} of {now.DesiredCount?.ToString(CultureInfo.InvariantCulture) ?? "?"} running (as of {asOf}).";
    }

    private static string Duration(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => $"{Math.Max(0, (int)time.TotalSeconds)} s",
        { TotalHours: < 2 } => $"{(int)time.TotalMinutes} min",
        _ => $"{(int)time.TotalHours} h {time.Minutes} min",
    };

    private sealed record Seen(EcsService? Service, string? Problem);
}
