namespace TriageBot.Triage.Ecr;

/// <summary>What BatchGetImage tells of an image without its layers.</summary>
/// <param name="MediaType">Of the manifest.</param>
/// <param name="Platforms">
/// What an index (a manifest list) offers. None for an image of one platform: its platform stands in its configuration, which is a blob and is not read.
/// </param>
public sealed record EcrManifest(string Digest, string? MediaType, IReadOnlyList<EcrPlatform> Platforms)
{
    /// <summary>Whether it says which platforms there are.</summary>
    public bool IsIndex => MediaType is "application/vnd.oci.image.index.v1+json" or "application/vnd.docker.distribution.manifest.list.v2+json";
}

/// <param name="Os">Such as <c>linux</c>.</param>
/// <param name="Architecture">As Go spells it: <c>amd64</c>, <c>arm64</c>. ECS says <c>X86_64</c>, <c>ARM64</c>.</param>
/// <param name="Variant">Such as <c>v8</c>; null where there is none.</param>
public sealed record EcrPlatform(string Os, string Architecture, string? Variant);
