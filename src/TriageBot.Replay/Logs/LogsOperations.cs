using TriageBot.Replay.Logs.Insights;
using TriageBot.Replay.Wire;

namespace TriageBot.Replay.Logs;

/// <summary>The operations of CloudWatch Logs that a case can answer.</summary>
internal static class LogsOperations
{
    public const string TargetPrefix = "Logs_20140328";

    public static Operation? Find(string operation) => operation switch
    {
        "GetLogEvents" => GetLogEvents.Answer,
        "FilterLogEvents" => FilterLogEvents.Answer,
        "DescribeLogGroups" => DescribeLogGroups.Answer,
        "DescribeLogStreams" => DescribeLogStreams.Answer,
        "StartQuery" => StartQuery.Answer,
        "GetQueryResults" => QueryResults.Get,
        "StopQuery" => QueryResults.Stop,
        "GetLogRecord" => GetLogRecord.Answer,
        _ => null,
    };
}
