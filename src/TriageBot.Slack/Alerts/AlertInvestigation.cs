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

/// <summary>Looks into an incident that an alert opened, and writes down what is to be shown where, for whom and when; or that nothing is.</summary>
internal sealed partial class AlertInvestigation(Heart heart, AlertGate gate, IAlertBook book, AlertRouter router, AlertMessages messages, Recurrence recurrence, AlertEnds ends, AlertSettings settings, TimeProvider time, ILogger log)
{
    private readonly Owners _owners = new(settings);

    public async Task Run(string request, AlertRequest asked, AlertPass pass, Target target, CancellationToken cancellationToken)
    {
        if (target is ServiceTarget named && asked.Alert.At is { } at)
            target = await Died(named, at, cancellationToken);
        var answer = await Last(request, target, asked, pass, cancellationToken);
        // ECS forgets a task after an hour; the service may still tell why its tasks die.
        if (answer.Verdict == Verdict.NotFound && asked.Alert.Subject.Service is not null && gate.Target(pass, asked.Alert.Subject with { Tasks = [] }).Target is { } service)
            (answer, target) = (await Last(request, service, asked, pass, cancellationToken), service);
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

    private async Task<Target> Died(ServiceTarget service, DateTimeOffset at, CancellationToken cancellationToken)
    {
        try
        {
            return await heart.Resolver.Died(service, at, cancellationToken);
        }
        catch (AwsReadException)
        {
            // The investigation says what AWS refuses.
            return service;
        }
    }

    private async Task<Answer> Last(string request, Target target, AlertRequest asked, AlertPass pass, CancellationToken cancellationToken)
    {
        Answer? last = null;
        await foreach (var answer in heart.Investigator.Investigate(new Ask(target, asked.Alert.Source, pass.Channel) { Request = request }, cancellationToken))
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

    [LoggerMessage(3, LogLevel.Information, "Alert {Request} is normal life or about nothing that is there ({Verdict}): nothing of it is posted")]
    private partial void Silent(string request, Verdict verdict);

    [LoggerMessage(2, LogLevel.Information, "Incident {Incident} is posted when the quiet hours end, at {At:O}")]
    private partial void Held(string incident, DateTimeOffset at);
}
