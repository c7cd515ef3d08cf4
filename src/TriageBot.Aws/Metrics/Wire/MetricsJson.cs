using System.Text.Json.Serialization;
using TriageBot.Aws.Protocol;

namespace TriageBot.Aws.Metrics.Wire;

/// <summary>Times are epoch seconds. The end is exclusive.</summary>
internal sealed record GetMetricDataRequest(
    IReadOnlyList<WireMetricQuery> MetricDataQueries, DateTimeOffset StartTime, DateTimeOffset EndTime, string ScanBy, string? NextToken);

internal sealed record WireMetricQuery(string Id, WireMetricStat MetricStat, bool ReturnData);

internal sealed record WireMetricStat(WireMetric Metric, int Period, string Stat);

internal sealed record WireMetric(string Namespace, string MetricName, IReadOnlyList<WireDimension> Dimensions);

internal sealed record WireDimension(string Name, string Value);

internal sealed record GetMetricDataResponse(List<WireMetricResult>? MetricDataResults, string? NextToken);

internal sealed record WireMetricResult
{
    public required string Id { get; init; }
    public string? Label { get; init; }
    public List<DateTimeOffset>? Timestamps { get; init; }
    public List<double>? Values { get; init; }
    public string? StatusCode { get; init; }
}

/// <summary>Names begin with a capital, and a value may be the text "NaN".</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true,
    Converters = [typeof(EpochSeconds)])]
[JsonSerializable(typeof(GetMetricDataRequest))]
[JsonSerializable(typeof(GetMetricDataResponse))]
internal sealed partial class MetricsJson : JsonSerializerContext;
