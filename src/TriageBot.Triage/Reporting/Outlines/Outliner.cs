using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>Writes an answer as an outline: the verdict first, then what it rests on, then what to do.</summary>
public sealed class Outliner(Shown shown)
{
    private const int LongestQuote = 160;

    public Outline Write(Answer answer) => answer switch
    {
        { Conclusion: { } conclusion } => Concluded(answer, conclusion),
        { Verdict: Verdict.RecordOnly } => RecordOnly(answer),
        _ => new Outline(Mark.Open, shown.Text(Sentences.Summary(answer)), [.. NowLines.Of(answer), .. LookedLines.Of(answer, shown)]),
    };

    private Outline Concluded(Answer answer, Conclusion conclusion)
    {
        var isCalm = conclusion.Bucket == Bucket.Benign;
        return new Outline(
            isCalm ? Mark.Calm : Mark.Proven,
            $"{TaskLines.Title(answer)}: {(isCalm ? "nothing failed. " : "")}{shown.Text(conclusion.Summary)}",
            [
                .. TaskLines.Of(answer),
                .. NowLines.Of(answer),
                .. CauseLines.Of(conclusion, shown),
                .. RuledOutLines.Of(answer, shown),
                .. NextLines.Of(answer.Next),
                .. LookedLines.GapsOf(answer, shown),
            ]);
    }

    /// <summary>A headline is read on a phone; the whole text stands below.</summary>
    private string Short(string says) => Redaction.Bounded.Middle(shown.Text(says), LongestQuote);

    private Outline RecordOnly(Answer answer)
    {
        var says = Sentences.EcsSays(answer);
        var isCalm = answer.Reading is { Bucket: Bucket.Benign };
        var headline = (says, isCalm) switch
        {
            (not null, true) => $"nothing failed, by ECS's record: \"{Short(says)}\"",
            (not null, false) => $"ECS reports \"{Short(says)}\" (not proven by a log line)",
            _ when answer.Culprit is { } culprit => $"{culprit.Container} stopped{Sentences.Exit(answer, culprit.Container)} and no verified line says why",
            _ => "it stopped, and no verified line says why",
        };
        return new Outline(
            isCalm ? Mark.Calm : Mark.Open,
            $"{TaskLines.Title(answer)}: {headline}",
            [
                .. TaskLines.Of(answer),
                .. NowLines.Of(answer),
                .. ReadingLines.Of(answer, shown),
                .. RuledOutLines.Of(answer, shown),
                .. LookedLines.Of(answer, shown),
                .. NextLines.If(answer.Next),
                .. ReadingLines.Provable(answer),
            ]);
    }
}
