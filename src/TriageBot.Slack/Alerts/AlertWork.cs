using System.Text.Json;
using Microsoft.Extensions.Logging;
using TriageBot.Slack.Requests;
using TriageBot.Slack.Work;
using TriageBot.Store;
using TriageBot.Triage;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Alerts;

/// <summary>Answers an alert by itself: joins the incident that stands, or investigates. What there is to show, the board shows.</summary>
internal sealed partial class AlertWork(Heart heart, AlertGate gate, IAlertBook book, AlertRouter router, AlertMessages messages, Recurrence recurrence, AlertEnds ends, AlertBoard board, AlertSettings settings, TimeProvider time, ILogger log)
{
    /// <summary>An investigation takes a few of them.</summary>
    private static readonly TimeSpan s_untilLooked = TimeSpan.FromSeconds(2);

    private readonly Owners _owners = new(settings);

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
            return;

        var at = alert.At ?? time.GetUtcNow();
        var joining = new JoiningAlert(
            request, pass.Channel, subject, alert.Symptom, alert.Source, alert.Group, alert.Title, alert.Url, at, at - settings.Window, JoinsSilent: alert.Source == AlertSources.EventBridge);
        var (incident, mustWait) = await book.Join(joining, cancellationToken);
        if (mustWait)
            throw new LaterException(time.GetUtcNow() + s_untilLooked);
        if (incident is { State: AlertIncidentState.Open } && incident.Id == request)
            await Investigate(request, asked, pass, target, cancellationToken);
        board.Wake();
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

    private async Task Investigate(string request, AlertRequest asked, AlertPass pass, Target target, CancellationToken cancellationToken)
    {
        var answer = await Last(target, asked, pass, cancellationToken);
        // ECS forgets a task after an hour; the service may still tell why its tasks die.
        if (answer.Verdict == Verdict.NotFound && asked.Alert.Subject.Service is not null && gate.Target(pass, asked.Alert.Subject with { Tasks = [] }).Target is { } service)
            (answer, target) = (await Last(service, asked, pass, cancellationToken), service);
        if (IsNormalLife(asked, answer))
        {
            await book.Silence(request, cancellationToken);
            Silent(request, answer.Verdict);
            return;
        }

        var owner = _owners.Of(answer);
        var place = asked.IsOutsideSlack ? await Place(pass, answer, target, owner, cancellationToken) : pass;
        var key = IncidentKey.Of(answer);
        var finding = new AlertFinding(
            key.ToString(),
            key.Text,
            key.Subject,
            place.Team,
            place.Channel,
            asked.ThreadTs,
            target.Arn ?? Written(target),
            messages.Write(answer, request, asked.Alert, owner, place.Binding?.Mentions == true, await recurrence.Line(answer, request, place.Team, place.Channel, place.Binding, cancellationToken)),
            JsonSerializer.Serialize(heart.Reporter.Report(answer), ReportJson.Default.Report),
            (place.Binding?.Quiet ?? settings.Quiet)?.Next(time.GetUtcNow()) ?? time.GetUtcNow());
        var standing = await book.Decide(request, finding, answer.Dossier.Task is { IsStopped: true } task ? Symptom.Of(task) : null, (asked.Alert.At ?? time.GetUtcNow()) - settings.Window, cancellationToken);
        if (finding.PostAt > time.GetUtcNow())
            Held(standing.Id, finding.PostAt);
        if (standing.ResolvedAt is not null && standing.Closing is null)
            await ends.Tell(standing, cancellationToken);
    }

    private async Task<Answer> Last(Target target, AlertRequest asked, AlertPass pass, CancellationToken cancellationToken)
    {
        Answer? last = null;
        await foreach (var answer in heart.Investigator.Investigate(new Ask(target, asked.Alert.Source, pass.Channel), cancellationToken))
            last = answer;
        cancellationToken.ThrowIfCancellationRequested();
        return last!;
    }

    /// <summary>Where the answer goes in the end; where that place may not be told, where the alert alone would have gone.</summary>
    private async Task<AlertPass> Place(AlertPass likely, Answer answer, Target target, Owner? owner, CancellationToken cancellationToken)
    {
        if (await router.Final(answer, owner?.Name, cancellationToken) is not { } channel || channel == likely.Channel)
            return likely;

        var final = await gate.Check(likely.Team, channel, target, cancellationToken);
        return final.Refusal is null ? final : likely;
    }

    /// <summary>
    /// Normal life stays quiet unless somebody was alarmed: a replacement, a scale-in, a job that ended well. So does what cannot be found in the
    /// account, where the words that led to it may have meant something else.
    /// </summary>
    private static bool IsNormalLife(AlertRequest asked, Answer answer) => answer switch
    {
        { Verdict: Verdict.NotFound } => asked.Alert.Subject.Tasks.Count == 0 || asked.Alert.Source == AlertSources.EventBridge,
        _ when asked.Alert.Source != AlertSources.EventBridge => false,
        { Verdict: Verdict.NotStopped } => true,
        _ => (answer.Conclusion?.Bucket ?? answer.Reading?.Bucket) == Bucket.Benign,
    };

    private static string Written(Target target) => target switch
    {
        TaskTarget { Cluster: { } cluster } task => $"{cluster}/{task.TaskId}",
        TaskTarget task => task.TaskId,
        ServiceTarget { Cluster: { } cluster } service => $"{cluster}/{service.Service}",
        ServiceTarget service => service.Service,
        RevisionTarget revision => $"{revision.Family}:{revision.Revision}",
        _ => throw new InvalidOperationException($"no text for {target.GetType().Name}"),
    };

    [LoggerMessage(2, LogLevel.Information, "Incident {Incident} is posted when the quiet hours end, at {At:O}")]
    private partial void Held(string incident, DateTimeOffset at);

    [LoggerMessage(3, LogLevel.Information, "Alert {Request} is normal life or about nothing that is there ({Verdict}): nothing of it is posted")]
    private partial void Silent(string request, Verdict verdict);

    [LoggerMessage(1, LogLevel.Information, "Alert {Request} ({Source}) is not answered: {Reason}")]
    private partial void Unanswered(string request, string source, string reason);
}
