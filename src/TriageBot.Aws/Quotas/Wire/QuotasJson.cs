using System.Text.Json.Serialization;

namespace TriageBot.Aws.Quotas.Wire;

internal sealed record ListServiceQuotasRequest(string ServiceCode, int MaxResults, string? NextToken);

internal sealed record ListServiceQuotasResponse(List<WireQuota>? Quotas, string? NextToken);

internal sealed record WireQuota
{
    public required string QuotaCode { get; init; }
    public string? ServiceCode { get; init; }
    public string? QuotaName { get; init; }
    public double? Value { get; init; }
    public string? Unit { get; init; }
    public bool? Adjustable { get; init; }
    public WireUsageMetric? UsageMetric { get; init; }
}

internal sealed record WireUsageMetric(
    string? MetricNamespace, string? MetricName, Dictionary<string, string>? MetricDimensions, string? MetricStatisticRecommendation);

/// <summary>Names begin with a capital.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ListServiceQuotasRequest))]
[JsonSerializable(typeof(ListServiceQuotasResponse))]
internal sealed partial class QuotasJson : JsonSerializerContext;
