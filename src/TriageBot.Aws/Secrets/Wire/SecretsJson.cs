using System.Text.Json.Serialization;
using TriageBot.Aws.Protocol;

namespace TriageBot.Aws.Secrets.Wire;

internal sealed record DescribeSecretRequest(string SecretId);

internal sealed record DescribeSecretResponse
{
    [JsonPropertyName("ARN")]
    public required string Arn { get; init; }
    public required string Name { get; init; }
    public string? KmsKeyId { get; init; }
    public DateTimeOffset? DeletedDate { get; init; }
    public DateTimeOffset? LastChangedDate { get; init; }
    public Dictionary<string, List<string>?>? VersionIdsToStages { get; init; }
    public string? PrimaryRegion { get; init; }
}

internal sealed record DescribeParametersRequest(IReadOnlyList<WireParameterFilter> ParameterFilters, int MaxResults, string? NextToken);

internal sealed record WireParameterFilter(string Key, string Option, IReadOnlyList<string> Values);

internal sealed record DescribeParametersResponse(List<WireParameter>? Parameters, string? NextToken);

internal sealed record WireParameter
{
    public required string Name { get; init; }
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }
    public string? Type { get; init; }
    public string? KeyId { get; init; }
    public long? Version { get; init; }
    public DateTimeOffset? LastModifiedDate { get; init; }
}

/// <summary>Names begin with a capital.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true, Converters = [typeof(EpochSeconds)])]
[JsonSerializable(typeof(DescribeSecretRequest))]
[JsonSerializable(typeof(DescribeSecretResponse))]
[JsonSerializable(typeof(DescribeParametersRequest))]
[JsonSerializable(typeof(DescribeParametersResponse))]
internal sealed partial class SecretsJson : JsonSerializerContext;
