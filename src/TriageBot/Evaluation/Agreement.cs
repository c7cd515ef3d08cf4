namespace TriageBot.Evaluation;

/// <summary>How often the outcomes of some cases agree with their labels.</summary>
internal sealed record Agreement(int Cases, int Bucket, int Family, int Cause)
{
    public static Agreement Of(IReadOnlyCollection<Outcome> outcomes) => new(
        outcomes.Count,
        outcomes.Count(o => o.BucketIsRight),
        outcomes.Count(o => o.FamilyIsRight),
        outcomes.Count(o => o.CauseIsRight));
}
