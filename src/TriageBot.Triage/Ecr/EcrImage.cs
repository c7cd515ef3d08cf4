namespace TriageBot.Triage.Ecr;

/// <summary>Which image of a repository is meant: by tag, by digest, or by both, which then have to agree.</summary>
/// <param name="Digest">Such as <c>sha256:…</c>.</param>
public sealed record EcrImageId(string? Tag, string? Digest);

/// <summary>An image as DescribeImages returns it, now.</summary>
/// <param name="ManifestMediaType">Tells an image for one platform from an index of several.</param>
/// <param name="Status"><c>ACTIVE</c>, <c>ARCHIVED</c> (it cannot be pulled) or <c>ACTIVATING</c>; null where ECR does not say.</param>
/// <param name="SizeInBytes">Compressed, as it is pulled.</param>
public sealed record EcrImage(
    string Digest, IReadOnlyList<string> Tags, DateTimeOffset? PushedAt, long? SizeInBytes, string? ManifestMediaType, string? Status);

/// <param name="Images">The newest first.</param>
/// <param name="Complete">False where the repository holds more images than were looked through: then these are the newest of those.</param>
public sealed record PushedImages(IReadOnlyList<EcrImage> Images, bool Complete);
