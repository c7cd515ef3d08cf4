namespace TriageBot.Evaluation;

/// <summary>How often the opinions about some cases agree with their labels.</summary>
internal sealed record Agreement(int Cases, int Bucket, int Family, int Cause)
{
    public static Agreement Of(IReadOnlyCollection<Opinion> opinions) => new(
        opinions.Count,
        opinions.Count(o => o.BucketIsRight),
        opinions.Count(o => o.FamilyIsRight),
        opinions.Count(o => o.CauseIsRight));
}
