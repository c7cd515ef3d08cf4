using TriageBot.Triage.Rulebook;

namespace TriageBot.Evaluation;

/// <summary>What somebody says a case was, beside what it should be.</summary>
/// <param name="Family">The family of the cause, by the vocabulary; null where the vocabulary does not have it.</param>
/// <param name="LabelFamily">The family of the label's cause; null where the vocabulary does not have it.</param>
internal sealed record Opinion(Label Label, string Bucket, string Cause, string? Family, string? LabelFamily)
{
    /// <summary>Where the evidence cannot decide, to abstain is as right as the label.</summary>
    public bool BucketIsRight => Bucket == Label.Bucket || (!Label.Decidable && IsAbstention);

    public bool FamilyIsRight => CauseIsRight || (LabelFamily is not null && Family == LabelFamily);

    public bool CauseIsRight => Label.Cause is null ? Bucket == Label.Bucket : Cause == Label.Cause;

    /// <summary>The bucket, and where the evidence can decide the cause too.</summary>
    public bool IsRight => BucketIsRight && (!Label.Decidable || CauseIsRight);

    public bool IsAbstention => Bucket == Triage.Rulebook.Bucket.Unknown.Name();

    public static Opinion Of(Label label, Bucket bucket, string cause, Rules rules) =>
        new(label, bucket.Name(), cause, rules.FamilyOf(cause), label.Cause is { } meant ? rules.FamilyOf(meant) : null);
}
