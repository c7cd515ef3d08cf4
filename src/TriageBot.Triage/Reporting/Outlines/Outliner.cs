using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>Writes an answer as an outline: the verdict first, then what it rests on, then what to do.</summary>
public sealed class Outliner(Shown shown)
{
    public Outline Write(Answer answer) => answer switch
    {
        { Conclusion: { } conclusion } => Concluded(answer, conclusion),
        { Verdict: Verdict.RecordOnly } => RecordOnly(answer),
        // Not there, or not to be seen: that is not the same.
        { Verdict: Verdict.NotFound } when Unread.Message(answer) is { } unread => new Outline(Mark.Open, shown.Text($"{Titles.Of(answer.Ask.Target)}: nothing could be read"), [OutlineLine.Of("", new Words(shown.Text(unread))), .. LookedLines.Of(answer, shown)]),
        { Verdict: Verdict.NotFound } => new Outline(Mark.Open, shown.Text($"{Titles.Of(answer.Ask.Target)} was not found"), [.. LookedLines.Of(answer, shown)]),
        _ => new Outline(Mark.Open, shown.Text(Sentences.Summary(answer)), [.. NowLines.Of(answer), .. LookedLines.Of(answer, shown)]),
    };

    /// <summary>What is known while it is still read: facts of the record, and nothing that reads like a cause.</summary>
    public Outline WriteProgress(Ask ask, Dossier gathered)
    {
        var answer = new Answer { Ask = ask, Dossier = gathered, Conclusion = null, Hypotheses = [], Refusals = [], RuledOut = [], Next = null, Culprit = Culprit.Of(gathered), AwsCalls = 0, Elapsed = default };
        return new Outline(
            Mark.Open,
            gathered.Task is null && gathered.Service is null ? $"looking for {shown.Text(Titles.Of(ask.Target))} …" : $"{TaskLines.Title(answer)}: reading …",
            gathered.Task is not { } task ? [] : [.. TaskLines.Of(answer), .. NowLines.Of(answer), .. task.IsStopped ? ReadingLines.Of(answer, shown) : []]);
    }

    private Outline Concluded(Answer answer, Conclusion conclusion)
    {
        var isCalm = conclusion.Bucket == Bucket.Benign;
        return new Outline(
            isCalm ? Mark.Calm : Mark.Proven,
            $"{TaskLines.Title(answer)}: {(isCalm ? "nothing failed: " : "")}{shown.Text(Headlines.Predicate(conclusion == answer.Model?.Passed ? Headlines.Gist(conclusion.Summary) : conclusion.Summary, TaskLines.Name(answer)))}",
            [
                .. TaskLines.Of(answer),
                .. NowLines.Of(answer),
                .. CauseLines.Of(conclusion, shown),
                .. ModelLines.Of(answer, shown),
                .. UseLines.Of(answer.Dossier),
                .. ChangeLines.Of(answer.Dossier, shown),
                .. answer.Owner is { } owner ? [OutlineLine.Of("Owner", new Words(shown.Text(owner)))] : Array.Empty<OutlineLine>(),
                .. CheckLines.Of(answer.Dossier, shown),
                .. RuledOutLines.Of(answer, shown),
                .. NextLines.Of(answer, shown),
                .. LookedLines.GapsOf(answer, shown),
                .. ModelLines.Footer(answer, shown),
            ]);
    }

    private Outline RecordOnly(Answer answer)
    {
        var says = Sentences.EcsSays(answer);
        var isCalm = answer.Reading is { Bucket: Bucket.Benign };
        var headline = (says, isCalm) switch
        {
            (not null, true) => $"nothing failed, by ECS's record: \"{Headlines.Quote(shown.Text(says))}\"",
            (not null, false) => $"ECS reports \"{Headlines.Quote(shown.Text(says))}\" (not proven by a log line)",
            _ when answer.Culprit is { } culprit => $"{Shown.Name(culprit.Container)} stopped{Sentences.Exit(answer, culprit.Container)} and no verified line says why",
            _ when answer.Dossier.Task is null => "its tasks do not run, and no verified line says why",
            _ => "it stopped, and no verified line says why",
        };
        return new Outline(
            isCalm ? Mark.Calm : Mark.Open,
            $"{TaskLines.Title(answer)}: {headline}",
            [
                .. TaskLines.Of(answer),
                .. NowLines.Of(answer),
                .. ReadingLines.Of(answer, shown),
                .. UseLines.Of(answer.Dossier),
                .. ChangeLines.Of(answer.Dossier, shown),
                .. CheckLines.Of(answer.Dossier, shown),
                .. RuledOutLines.Of(answer, shown),
                .. LookedLines.Of(answer, shown),
                .. NextLines.If(answer, shown),
                .. ReadingLines.Provable(answer),
                .. ModelLines.Footer(answer, shown),
            ]);
    }
}
