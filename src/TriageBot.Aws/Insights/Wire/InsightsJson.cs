using System.Text.Json.Serialization;

namespace TriageBot.Aws.Insights.Wire;

/// <summary>Times are epoch seconds, unlike elsewhere in CloudWatch Logs; both ends are inclusive. Groups go by names or by identifiers.</summary>
internal sealed record StartQueryRequest(
    IReadOnlyList<string>? LogGroupNames, IReadOnlyList<string>? LogGroupIdentifiers, long StartTime, long EndTime, string QueryString, int Limit);

internal sealed record StartQueryResponse
{
    public required string QueryId { get; init; }
}

internal sealed record GetQueryResultsRequest(string QueryId, string? NextToken);

internal sealed record GetQueryResultsResponse
{
    public List<List<WireField?>?>? Results { get; init; }
    public WireStatistics? Statistics { get; init; }

    /// <summary><c>Scheduled</c>, <c>Running</c>, <c>Complete</c>, <c>Failed</c>, <c>Cancelled</c>, <c>Timeout</c> or <c>Unknown</c>.</summary>
    public required string Status { get; init; }
    public string? NextToken { get; init; }
}

internal sealed record WireField(string? Field, string? Value);

internal sealed record WireStatistics(double? BytesScanned);

internal sealed record StopQueryRequest(string QueryId);

internal sealed record StopQueryResponse(bool? Success);

internal sealed record GetLogRecordRequest(string LogRecordPointer);

internal sealed record GetLogRecordResponse(Dictionary<string, string?>? LogRecord);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(StartQueryRequest))]
[JsonSerializable(typeof(StartQueryResponse))]
[JsonSerializable(typeof(GetQueryResultsRequest))]
[JsonSerializable(typeof(GetQueryResultsResponse))]
[JsonSerializable(typeof(StopQueryRequest))]
[JsonSerializable(typeof(StopQueryResponse))]
[JsonSerializable(typeof(GetLogRecordRequest))]
[JsonSerializable(typeof(GetLogRecordResponse))]
internal sealed partial class InsightsJson : JsonSerializerContext;
