using System.Text.RegularExpressions;

namespace TriageBot.Triage.Ecr;

/// <summary>An image's name as a task definition has it, where it is one of Amazon ECR's private registries.</summary>
/// <param name="Account">The registry's account.</param>
/// <param name="Region">The registry's Region.</param>
/// <param name="Repository">With its namespaces.</param>
/// <param name="Tag">Null where a digest alone is named; <c>latest</c> where neither is.</param>
/// <param name="Digest">Such as <c>sha256:…</c>.</param>
public sealed partial record EcrImageName(string Account, string Region, string Repository, string? Tag, string? Digest)
{
    private const int Longest = 1024;

    /// <summary>Null for another registry, or what is no name of an image.</summary>
    public static EcrImageName? Of(string? image)
    {
        if (image is null or { Length: > Longest } || Form().Match(image) is not { Success: true } match || match.Length != image.Length)
            return null;

        var (tag, digest) = (Part(match, "tag"), Part(match, "digest"));
        return new EcrImageName(match.Groups["account"].Value, match.Groups["region"].Value, match.Groups["repository"].Value, tag ?? (digest is null ? "latest" : null), digest);
    }

    /// <summary>The repository as ECR knows it; its registry is that of the account.</summary>
    public EcrRepositoryName Name => new(Account, Repository);

    /// <summary>The same image by a digest; null where that is none.</summary>
    public static EcrImageName? OfDigest(EcrImageName image, string digest) => Digests().Match(digest) is { Success: true } match && match.Length == digest.Length ? image with { Tag = null, Digest = digest } : null;

    /// <summary>What stands behind the repository's name.</summary>
    public override string ToString() => Tag is null ? $"{Repository}@{Digest}" : $"{Repository}:{Tag}";

    private static string? Part(Match match, string name) => match.Groups[name] is { Success: true } group ? group.Value : null;

    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html and, for both IP versions and FIPS, .../ecr-requests.html
    [GeneratedRegex(
        @"^(?<account>[0-9]{12})\.dkr[.-]ecr(-fips)?\.(?<region>[a-z0-9-]{1,40})\.(amazonaws\.com(\.cn)?|amazonaws\.eu|on\.aws)/(?<repository>[a-z0-9._/-]{2,256})(:(?<tag>[A-Za-z0-9_.-]{1,128}))?(@(?<digest>sha256:[0-9a-f]{64}))?$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex("^sha256:[0-9a-f]{64}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Digests();
}
