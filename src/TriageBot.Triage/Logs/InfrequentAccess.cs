using System.Globalization;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Logs;

/// <summary>
/// Reads of log groups of the infrequent-access class: by Logs Insights, under a ceiling of bytes, since it is charged by the byte.
/// A line's identity there is its record, to which a row of a query points; how long a pointer stays good is not documented, so none is kept.
/// See https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogRecord.html
/// </summary>
public sealed class InfrequentAccess(ILogInsights insights, long mostBytesScanned)
{
    /// <summary>Equal lines of one millisecond; more than this need not be told apart.</summary>
    private const int MostOfAMillisecond = 20;

    /// <summary>The newest events of a stream, oldest first.</summary>
    /// <exception cref="AwsReadException">AWS refuses, or the ceiling was reached before anything was found.</exception>
    internal async Task<LogRead> ReadTail(AwsScope scope, LogStreamRef stream, TimeWindow window, int limit, CancellationToken cancellationToken)
    {
        var read = await Query(scope, stream, $"{TailQuery(stream.Stream)} | limit {limit}", window, limit, cancellationToken);
        var events = read.Rows.Select(Event).OfType<LogEvent>().Where(e => e.LogStream == stream.Stream).Reverse().OrderBy(e => e.Timestamp);
        return new LogRead([.. events], read.Complete);
    }

    /// <summary>All that stands at one millisecond of a stream, each event read again by the pointer of a fresh query.</summary>
    /// <exception cref="AwsReadException">AWS refuses, or the ceiling was reached before anything was found.</exception>
    internal async Task<LogRead> ReadAt(AwsScope scope, LogStreamRef stream, DateTimeOffset timestamp, CancellationToken cancellationToken)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"fields @timestamp, @ptr | filter @logStream = {Quote(stream.Stream)} and @timestamp = {timestamp.ToUnixTimeMilliseconds()}");
        var read = await Query(scope, stream, query, new TimeWindow(timestamp, timestamp), MostOfAMillisecond, cancellationToken);
        var events = new List<LogEvent>();
        foreach (var pointer in read.Rows.Select(r => r.RecordPointer).OfType<string>())
        {
            if (await insights.GetLogRecord(scope, pointer, cancellationToken) is { } found && found.Timestamp == timestamp && found.LogStream == stream.Stream)
                events.Add(found);
        }

        return new LogRead(events, read.Complete);
    }

    /// <summary>The events of a stream that hold these words, the newest of them, oldest first.</summary>
    /// <exception cref="AwsReadException">AWS refuses, or the ceiling was reached before anything was found.</exception>
    internal async Task<LogRead> Search(AwsScope scope, LogStreamRef stream, string words, TimeWindow window, int limit, CancellationToken cancellationToken)
    {
        var read = await Query(scope, stream, $"{SearchQuery(stream.Stream, words)} | limit {limit}", window, limit, cancellationToken);
        var events = read.Rows.Select(Event).OfType<LogEvent>().Where(e => e.LogStream == stream.Stream).Reverse().OrderBy(e => e.Timestamp);
        return new LogRead([.. events], read.Complete);
    }

    /// <summary>The query of <see cref="Search"/>: the words stand quoted.</summary>
    internal static string SearchQuery(string stream, string words)
    {
        var ways = new[] { words, words.ToLowerInvariant(), words.ToUpperInvariant() }.Distinct().Select(w => $"@message like {Quote(w)}");
        return $"fields @timestamp, @message, @logStream | filter @logStream = {Quote(stream)} and ({string.Join(" or ", ways)}) | sort @timestamp desc";
    }

    /// <summary>The query of <see cref="ReadTail"/>, for people.</summary>
    internal static string TailQuery(string stream) => $"fields @timestamp, @message, @logStream | filter @logStream = {Quote(stream)} | sort @timestamp desc";

    private async Task<InsightsRead> Query(AwsScope scope, LogStreamRef stream, string query, TimeWindow window, int limit, CancellationToken cancellationToken)
    {
        var read = await insights.Query(scope, [stream.Group], query, window, limit, mostBytesScanned, cancellationToken);
        return read is { StoppedAtCeiling: true, Rows.Count: 0 }
            ? throw new AwsReadException(new ReadFailure(
                FailureKind.Invalid, "logs:StartQuery", "ScanCeiling", $"the query was stopped after {read.BytesScanned} bytes; Evidence:MostBytesScanned allows {mostBytesScanned}"))
            : read;
    }

    private static LogEvent? Event(InsightsRow row) =>
        row is { Message: { } message, LogStream: { } stream } && Time(row.Fields.GetValueOrDefault("@timestamp")) is { } at ? new LogEvent(at, null, message, stream) : null;

    /// <summary>A row says its time as text, in UTC.</summary>
    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
