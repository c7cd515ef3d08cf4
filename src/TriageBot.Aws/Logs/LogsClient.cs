using TriageBot.Aws.Logs.Wire;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Logs;

/// <summary>Amazon CloudWatch Logs. See https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/Welcome.html</summary>
internal sealed class LogsClient(ScopedCaller aws) : ILogs
{
    private const int PagesOfATail = 3;
    private const int PagesOfAMillisecond = 10;
    private const int MostGroups = 50;

    private readonly LogStreamReader _streams = new(aws);

    public Task<LogRead> ReadTail(AwsScope scope, LogStreamRef stream, TimeWindow window, int limit, CancellationToken cancellationToken) =>
        _streams.Backwards(scope, stream, window, limit, PagesOfATail, cancellationToken);

    public async Task<LogRead> ReadAt(AwsScope scope, LogStreamRef stream, DateTimeOffset timestamp, CancellationToken cancellationToken)
    {
        var millisecond = DateTimeOffset.FromUnixTimeMilliseconds(timestamp.ToUnixTimeMilliseconds());
        var read = await _streams.Forwards(scope, stream, new TimeWindow(millisecond, millisecond), PagesOfAMillisecond, cancellationToken);
        // Verification rests on this answer, so nothing of another time gets into it, whatever the server sends.
        return read with { Events = [.. read.Events.Where(e => e.Timestamp == millisecond)] };
    }

    public async Task<LogRead> Filter(AwsScope scope, LogFilter filter, CancellationToken cancellationToken)
    {
        var group = LogGroupName.Of(filter.Group);
        List<LogEvent> events = [];
        string? token = null;
        var pages = 0;
        do
        {
            var request = new FilterLogEventsRequest(
                group.Name,
                group.Identifier,
                filter.Streams.Count > 0 ? filter.Streams : null,
                filter.StreamPrefix,
                filter.Window.From,
                filter.Window.To,
                filter.Pattern.Length > 0 ? filter.Pattern : null,
                token);
            var page = await aws.Call(
                scope, Operation.FilterLogEvents, request, LogsJson.Default.FilterLogEventsRequest, LogsJson.Default.FilterLogEventsResponse, cancellationToken);
            events.AddRange(page.Events.Present().Select(e => e.ToDomain(e.LogStreamName ?? "")));
            token = page.NextToken;
            pages++;
        }
        while (token is not null && pages < filter.PageBudget);

        return new LogRead([.. events.OrderBy(e => e.Timestamp)], Complete: token is null);
    }

    public async Task<IReadOnlyList<LogGroup>> DescribeLogGroups(AwsScope scope, string namePrefix, CancellationToken cancellationToken)
    {
        var answer = await aws.Call(
            scope,
            Operation.DescribeLogGroups,
            new DescribeLogGroupsRequest(namePrefix.Length > 0 ? namePrefix : null, MostGroups),
            LogsJson.Default.DescribeLogGroupsRequest,
            LogsJson.Default.DescribeLogGroupsResponse,
            cancellationToken);
        return [.. answer.LogGroups.Present().Select(g => g.ToDomain())];
    }
}
