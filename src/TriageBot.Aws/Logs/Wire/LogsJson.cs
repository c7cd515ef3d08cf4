using System.Text.Json.Serialization;
using TriageBot.Aws.Protocol;

namespace TriageBot.Aws.Logs.Wire;

/// <summary>Times are epoch milliseconds. The end is exclusive.</summary>
internal sealed record GetLogEventsRequest(
    string? LogGroupName, string? LogGroupIdentifier, string LogStreamName, DateTimeOffset StartTime, DateTimeOffset EndTime, int? Limit, bool StartFromHead, string? NextToken);

internal sealed record GetLogEventsResponse(List<WireLogEvent>? Events, string? NextForwardToken, string? NextBackwardToken);

/// <summary>Times are epoch milliseconds. The end is inclusive.</summary>
internal sealed record FilterLogEventsRequest(
    string? LogGroupName, string? LogGroupIdentifier, IReadOnlyList<string>? LogStreamNames, string? LogStreamNamePrefix, DateTimeOffset StartTime, DateTimeOffset EndTime, string? FilterPattern, string? NextToken);

internal sealed record FilterLogEventsResponse(List<WireLogEvent>? Events, string? NextToken);

internal sealed record WireLogEvent
{
    public required DateTimeOffset Timestamp { get; init; }
    public DateTimeOffset? IngestionTime { get; init; }
    public required string Message { get; init; }

    /// <summary>Only FilterLogEvents says it.</summary>
    public string? LogStreamName { get; init; }
}

internal sealed record DescribeLogGroupsRequest(string? LogGroupNamePrefix, int Limit);

internal sealed record DescribeLogGroupsResponse(List<WireLogGroup>? LogGroups);

internal sealed record WireLogGroup
{
    public required string LogGroupName { get; init; }

    /// <summary>Ends with <c>:*</c>.</summary>
    public string? Arn { get; init; }
    public string? LogGroupArn { get; init; }
    public string? LogGroupClass { get; init; }
    public int? RetentionInDays { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    Converters = [typeof(EpochMilliseconds)])]
[JsonSerializable(typeof(GetLogEventsRequest))]
[JsonSerializable(typeof(GetLogEventsResponse))]
[JsonSerializable(typeof(FilterLogEventsRequest))]
[JsonSerializable(typeof(FilterLogEventsResponse))]
[JsonSerializable(typeof(DescribeLogGroupsRequest))]
[JsonSerializable(typeof(DescribeLogGroupsResponse))]
internal sealed partial class LogsJson : JsonSerializerContext;
