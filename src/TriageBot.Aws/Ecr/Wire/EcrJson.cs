using System.Text.Json.Serialization;
using TriageBot.Aws.Protocol;

namespace TriageBot.Aws.Ecr.Wire;

internal sealed record WireImageId(string? ImageTag, string? ImageDigest);

/// <summary>An answer to ids comes at once; a page's size goes with no ids.</summary>
internal sealed record DescribeImagesRequest(
    string? RegistryId, string RepositoryName, IReadOnlyList<WireImageId>? ImageIds, WireImageFilter? Filter, int? MaxResults, string? NextToken);

internal sealed record WireImageFilter(string TagStatus);

internal sealed record DescribeImagesResponse(List<WireImageDetail>? ImageDetails, string? NextToken);

internal sealed record WireImageDetail
{
    public required string ImageDigest { get; init; }
    public List<string>? ImageTags { get; init; }
    public DateTimeOffset? ImagePushedAt { get; init; }
    public long? ImageSizeInBytes { get; init; }
    public string? ImageManifestMediaType { get; init; }
    public string? ImageStatus { get; init; }
}

internal sealed record BatchGetImageRequest(string? RegistryId, string RepositoryName, IReadOnlyList<WireImageId> ImageIds, IReadOnlyList<string> AcceptedMediaTypes);

internal sealed record BatchGetImageResponse(List<WireImage>? Images, List<WireImageFailure>? Failures);

internal sealed record WireImage(WireImageId? ImageId, string? ImageManifest, string? ImageManifestMediaType);

internal sealed record WireImageFailure(string? FailureCode, string? FailureReason);

/// <summary>A manifest, of which only an index's list is of use here.</summary>
internal sealed record WireManifest(string? MediaType, List<WireManifestEntry>? Manifests);

internal sealed record WireManifestEntry(WirePlatform? Platform);

internal sealed record WirePlatform(string? Os, string? Architecture, string? Variant);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    Converters = [typeof(EpochSeconds)])]
[JsonSerializable(typeof(DescribeImagesRequest))]
[JsonSerializable(typeof(DescribeImagesResponse))]
[JsonSerializable(typeof(BatchGetImageRequest))]
[JsonSerializable(typeof(BatchGetImageResponse))]
[JsonSerializable(typeof(WireManifest))]
internal sealed partial class EcrJson : JsonSerializerContext;
