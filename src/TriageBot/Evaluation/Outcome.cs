using TriageBot.Triage;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Evaluation;

/// <summary>What an investigation made of a case, beside what it should have made of it.</summary>
/// <param name="Answer">The last answer that the investigation gave.</param>
/// <param name="Family">The family of the cause that was found, by the vocabulary.</param>
/// <param name="LabelFamily">The family of the label's cause; null where the vocabulary does not have it.</param>
internal sealed record Outcome(LabelledCase Case, Answer Answer, string? Family, string? LabelFamily)
{
    public Label Label => Case.Label;

    public string Bucket => (Answer.Conclusion?.Bucket ?? Answer.Reading?.Bucket ?? Triage.Rulebook.Bucket.Unknown).Name();

    public string Cause => Answer.Conclusion?.Cause ?? Answer.Reading?.Cause ?? "no_evidence";

    public bool Concluded => Answer.Conclusion is not null;

    public IEnumerable<string> Cited => Answer.Conclusion?.Lines.Select(l => l.Line.Message) ?? [];

    /// <summary>Where the evidence cannot decide, to abstain is as right as the label.</summary>
    public bool BucketIsRight => Bucket == Label.Bucket || (!Label.Decidable && Bucket == Triage.Rulebook.Bucket.Unknown.Name());

    public bool FamilyIsRight => CauseIsRight || (LabelFamily is not null && Family == LabelFamily);

    public bool CauseIsRight => Label.Cause is null ? Bucket == Label.Bucket : Cause == Label.Cause;

    /// <summary>The only real failure: something was said with a proof, and it is another bucket.</summary>
    public bool IsWrongConclusion => Concluded && Bucket != Label.Bucket;

    public bool IsOnLabelsLine => Label.Line is { } line && Cited.Any(c => c.Trim() == line.Trim());

    public IReadOnlyList<RefusalKind> Refused => [.. Answer.Refusals.Select(r => r.Kind)];
}
