using System.Text;
using TriageBot.Aws.Logs.Wire;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Logs;

/// <summary>
/// GetLogEvents over its pages. AWS documents the end only as a page whose token equals the one that was passed in, which costs a
/// second call for every stream. A page is cut short by its limit or by 1 MB and may otherwise be empty for no reason; so a page that
/// holds something, and is far from both bounds, holds all that there is, and only empty and full pages are followed.
/// See https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
/// </summary>
internal sealed class LogStreamReader(ScopedCaller aws)
{
    public const int LongestPage = 10_000;

    private const int NearlyFullBytes = 512 * 1024;

    /// <summary>The newest events of the window first looked at, oldest first in the answer.</summary>
    public async Task<LogRead> Backwards(AwsScope scope, LogStreamRef stream, TimeWindow window, int limit, int pages, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        List<LogEvent> events = [];
        string? token = null;
        for (var page = 0; page < pages; page++)
        {
            var wanted = Math.Min(limit - events.Count, LongestPage);
            var answer = await Page(scope, Request(stream, window, fromHead: false, wanted, token), cancellationToken);
            var read = answer.Events.Present().ToList();
            events.InsertRange(0, read.Select(e => e.ToDomain(stream.Stream)));
            if (events.Count >= limit)
                return new LogRead([.. events.TakeLast(limit)], Complete: false);
            if (IsLast(read, wanted) || answer.NextBackwardToken is null || answer.NextBackwardToken == token)
                return new LogRead(events, Complete: true);
            token = answer.NextBackwardToken;
        }

        return new LogRead(events, Complete: false);
    }

    /// <summary>All events of the window, oldest first.</summary>
    public async Task<LogRead> Forwards(AwsScope scope, LogStreamRef stream, TimeWindow window, int pages, CancellationToken cancellationToken)
    {
        List<LogEvent> events = [];
        string? token = null;
        for (var page = 0; page < pages; page++)
        {
            var answer = await Page(scope, Request(stream, window, fromHead: true, limit: null, token), cancellationToken);
            var read = answer.Events.Present().ToList();
            events.AddRange(read.Select(e => e.ToDomain(stream.Stream)));
            if (IsLast(read, LongestPage) || answer.NextForwardToken is null || answer.NextForwardToken == token)
                return new LogRead(events, Complete: true);
            token = answer.NextForwardToken;
        }

        return new LogRead(events, Complete: false);
    }

    private static bool IsLast(List<WireLogEvent> read, int wanted) =>
        read.Count > 0 && read.Count < wanted && read.Sum(e => Encoding.UTF8.GetByteCount(e.Message)) < NearlyFullBytes;

    private static GetLogEventsRequest Request(LogStreamRef stream, TimeWindow window, bool fromHead, int? limit, string? token)
    {
        var group = LogGroupName.Of(stream.Group);
        // The window includes its end; GetLogEvents excludes it.
        return new GetLogEventsRequest(
            group.Name,
            group.Identifier,
            stream.Stream,
            window.From,
            window.To.AddMilliseconds(1),
            limit,
            fromHead,
            token);
    }

    private Task<GetLogEventsResponse> Page(AwsScope scope, GetLogEventsRequest request, CancellationToken cancellationToken) =>
        aws.Call(scope, Operation.GetLogEvents, request, LogsJson.Default.GetLogEventsRequest, LogsJson.Default.GetLogEventsResponse, cancellationToken);
}
