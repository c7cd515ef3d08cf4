using System.Text.Json;
using TriageBot.Aws.Ecr.Wire;
using TriageBot.Aws.Protocol;
using TriageBot.Triage.Ecr;

namespace TriageBot.Aws.Ecr;

internal static class EcrMapping
{
    private const int MostPlatforms = 100;

    public static WireImageId ToWire(this EcrImageId id) => new(id.Tag, id.Digest);

    public static EcrImage ToDomain(this WireImageDetail image) => new(
        image.ImageDigest, [.. image.ImageTags.Present()], image.ImagePushedAt, image.ImageSizeInBytes, image.ImageManifestMediaType, image.ImageStatus);

    /// <summary>A manifest is text that somebody pushed: what cannot be read in it names no platform.</summary>
    public static EcrManifest ToDomain(this WireImage image, EcrImageId asked)
    {
        var manifest = Read(image.ImageManifest);
        return new EcrManifest(
            image.ImageId?.ImageDigest ?? asked.Digest ?? "",
            image.ImageManifestMediaType ?? manifest?.MediaType,
            [
                .. (manifest?.Manifests).Present()
                    .Select(m => m.Platform)
                    // Attestations stand in an index too, and are for no platform.
                    .Where(p => p is { Os: { Length: > 0 } and not "unknown", Architecture: { Length: > 0 } and not "unknown" })
                    .Take(MostPlatforms)
                    .Select(p => new EcrPlatform(p!.Os!, p.Architecture!, p.Variant)),
            ]);
    }

    private static WireManifest? Read(string? manifest)
    {
        try
        {
            return manifest is null ? null : JsonSerializer.Deserialize(manifest, EcrJson.Default.WireManifest);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
