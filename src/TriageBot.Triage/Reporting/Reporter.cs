using TriageBot.Triage.Checks;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Reporting;

/// <summary>Makes the report of an answer.</summary>
public sealed class Reporter(Shown shown)
{
    public Report Report(Answer answer)
    {
        var dossier = answer.Dossier;
        var reading = answer.Reading;
        return new Report
        {
            Target = Target(answer),
            Investigated = dossier.Task?.TaskArn,
            Verdict = SnakeCase.Of(answer.Verdict),
            Bucket = (answer.Conclusion?.Bucket ?? reading?.Bucket ?? Bucket.Unknown).Name(),
            Cause = answer.Conclusion?.Cause ?? reading?.Cause ?? "no_evidence",
            Container = answer.Conclusion is { } c ? c.Container : reading?.Container ?? answer.Culprit?.Container,
            Owner = answer.Owner,
            Summary = Text(Sentences.Summary(answer)),
            Confidence = (answer.Conclusion?.Confidence ?? Confidence.Low).ToString().ToLowerInvariant(),
            Signals = answer.Conclusion?.Signals ?? 0,
            Decoder = answer.Conclusion?.Decoder ?? "rulebook",
            Citations = [.. answer.Conclusion?.Lines.Select(Cite) ?? []],
            Record = Record(dossier),
            ServiceNow = Service(dossier.Service),
            Occurrences = dossier.Occurrences is { } o ? new ReportOccurrences(o.Count, o.Since) : null,
            Hypotheses = [.. answer.Hypotheses.Select(h => new ReportHypothesis(h.Cause, h.Bucket.Name(), Ids(h.For), Ids(h.Against)))],
            RuledOut = [.. answer.RuledOut.Select(r => new ReportRuledOut(r.Cause, Text(r.Because), r.Evidence))],
            Checks = [.. dossier.Checks.Select(c => new ReportCheck(Text(c.Name), c.Status.Name(), Text(c.Detail), c.At, Text(c.Query)))],
            Evidence = [.. dossier.Looks.Select(Evidence)],
            NextAction = Action(answer.Next),
            Gaps = [.. answer.Gaps.Select(g => new ReportGap(Text(g.What), Text(g.Because), g.Grant))],
            Refusals = [.. answer.Refusals.Select(r => new ReportRefusal(r.LineId, SnakeCase.Of(r.Kind), Text(r.Because)))],
            Model = ModelReporter.Report(answer, shown),
            AwsCalls = answer.AwsCalls,
            ElapsedMs = (long)answer.Elapsed.TotalMilliseconds,
            DeadlineHit = dossier.DeadlineHit,
        };
    }

    private string Text(string text) => shown.Line(text).Text;

    private static ReportTarget Target(Answer answer)
    {
        var scope = answer.Ask.Target.Scope;
        var task = answer.Dossier.Task;
        return answer.Ask.Target switch
        {
            TaskTarget t => new("task", task?.TaskArn ?? t.Arn, scope.Account ?? Account(task?.TaskArn), scope.Region, t.Cluster ?? task?.Cluster, t.TaskId, task?.Service, task?.TaskDefinition),
            ServiceTarget s => new("service", answer.Dossier.Service?.Service.ServiceArn, scope.Account ?? Account(task?.TaskArn ?? answer.Dossier.Service?.Service.ServiceArn), scope.Region, s.Cluster, task?.TaskId, s.Service, task?.TaskDefinition),
            RevisionTarget r => new("task_definition", task?.TaskDefinitionArn, scope.Account ?? Account(task?.TaskArn), scope.Region, r.Cluster, task?.TaskId, task?.Service, $"{r.Family}:{r.Revision}"),
            var other => throw new InvalidOperationException($"no form for {other.GetType().Name}"),
        };
    }

    private static string? Account(string? arn) => arn?.Split(':') is { Length: > 4 } parts ? parts[4] : null;

    private Citation Cite(VerifiedLine verified)
    {
        var line = verified.Line;
        var text = shown.Citation(line.Message);
        return new Citation(
            line.Id, line.Stream.Group, line.Stream.Stream, line.Timestamp, text.Text, line.Container, MessageHash.Of(line.Message),
            text.Redacted, text.Truncated, true, ConsoleLinks.LogEvents(line.Scope, line.Stream.Group, line.Stream.Stream, line.Timestamp),
            line.Source.Name(), line.Scope.Region, line.Scope.Account);
    }

    private ReportRecord? Record(Dossier dossier) => dossier.Task is not { } task ? null : new ReportRecord(
        task.StopCode,
        task.StoppedReason is { } reason ? Text(reason) : null,
        task.CreatedAt,
        task.PullStartedAt,
        task.PullStoppedAt,
        task.StartedAt,
        task.StoppedAt,
        [.. task.Containers.Select(c => new ReportContainer(
            Shown.Name(c.Name),
            dossier.Definition?.Container(c.Name)?.Essential ?? dossier.Definition is null,
            c.ExitCode,
            c.Reason is { } why ? Text(why) : null))]);

    private static ReportService? Service(ServiceNow? now) => now is null ? null : new ReportService(
        now.Service.DesiredCount, now.Service.RunningCount, now.Service.PendingCount, now.Service.Primary?.RolloutState, now.LastGoodRevision);

    private ReportEvidence Evidence(Look look) =>
        new(look.Id, look.Source, Text(look.Query), look.Window, look.Result.ToString().ToLowerInvariant(), Text(look.Detail));

    private ReportAction? Action(NextAction? next) =>
        next is null ? null : new ReportAction(next.Id, Text(next.Text), next.Field, next.From, next.To, next.Command, next.Changes, next.Statement, [.. next.Mind.Select(Text)]);

    private static IReadOnlyList<string> Ids(IReadOnlyList<Clue> clues) => [.. clues.Select(c => c.EvidenceId).Distinct()];
}
