namespace TriageBot.Triage.Secrets;

/// <summary>A secret of Secrets Manager as DescribeSecret returns it, now: all but its value, which is never read.</summary>
/// <param name="Arn">Complete: with the six characters that Secrets Manager adds to the name.</param>
/// <param name="KmsKeyId">The key that a reader has to be allowed to use; null where it is <c>aws/secretsmanager</c>.</param>
/// <param name="DeletedAt">Scheduled for deletion since then: it cannot be read any more.</param>
/// <param name="VersionStages">The labels, such as <c>AWSCURRENT</c>, of each version by its id.</param>
/// <param name="PrimaryRegion">Where a replica comes from; null where it is none.</param>
public sealed record Secret(
    string Arn,
    string Name,
    string? KmsKeyId,
    DateTimeOffset? DeletedAt,
    DateTimeOffset? LastChangedAt,
    IReadOnlyDictionary<string, IReadOnlyList<string>> VersionStages,
    string? PrimaryRegion)
{
    public bool IsDeleted => DeletedAt is not null;
}
