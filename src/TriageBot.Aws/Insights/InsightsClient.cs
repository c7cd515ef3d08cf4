using TriageBot.Aws.Insights.Wire;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Insights;

/// <summary>CloudWatch Logs Insights. See https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AnalyzingLogData.html</summary>
internal sealed class InsightsClient(ScopedCaller aws, TimeProvider time, TimeProvider waits) : ILogInsights
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PatienceForStopping = TimeSpan.FromMilliseconds(500);

    private readonly QueryCalls _calls = new(aws);

    public async Task<InsightsRead> Query(
        AwsScope scope, IReadOnlyList<string> groups, string query, TimeWindow window, int limit, long mostBytesScanned, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var id = await _calls.Start(scope, groups, query, window, limit, cancellationToken);
        var answer = await Watch(scope, id, mostBytesScanned, cancellationToken);
        if (QueryStatus.HasEnded(answer.Status))
            return await Ended(scope, id, answer, limit, cancellationToken);

        await _calls.Stop(scope, id, cancellationToken);
        return new InsightsRead([.. answer.Rows().Take(limit)], Complete: false, answer.BytesScanned(), StoppedAtCeiling: true);
    }

    public async Task<LogEvent?> GetLogRecord(AwsScope scope, string recordPointer, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await aws.Call(
                scope, Operation.GetLogRecord, new GetLogRecordRequest(recordPointer),
                InsightsJson.Default.GetLogRecordRequest, InsightsJson.Default.GetLogRecordResponse, cancellationToken);
            return answer.LogRecord?.ToDomain();
        }
        catch (AwsReadException e) when (e.Failure.Kind == FailureKind.NotFound)
        {
            return null;
        }
    }

    /// <summary>Until it has ended or has scanned too much.</summary>
    private async Task<GetQueryResultsResponse> Watch(AwsScope scope, string id, long mostBytesScanned, CancellationToken cancellationToken)
    {
        try
        {
            GetQueryResultsResponse answer;
            do
            {
                await Task.Delay(BetweenLooks, waits, cancellationToken);
                answer = await _calls.Results(scope, id, null, cancellationToken);
            }
            while (!QueryStatus.HasEnded(answer.Status) && answer.BytesScanned() <= mostBytesScanned);

            return answer;
        }
        catch (Exception e) when (e is AwsReadException or OperationCanceledException)
        {
            await Abandon(scope, id);
            throw;
        }
    }

    private async Task<InsightsRead> Ended(AwsScope scope, string id, GetQueryResultsResponse answer, int limit, CancellationToken cancellationToken)
    {
        QueryStatus.ThrowUnlessComplete(answer.Status);
        List<InsightsRow> rows = [.. answer.Rows()];
        var scanned = answer.BytesScanned();
        while (answer.NextToken is { } token && rows.Count < limit)
        {
            answer = await _calls.Results(scope, id, token, cancellationToken);
            rows.AddRange(answer.Rows());
        }

        return new InsightsRead([.. rows.Take(limit)], rows.Count < limit, scanned);
    }

    // A query that nobody waits for would go on reading, for money. The caller's own time may be over, so this has a little of its own.
    private async Task Abandon(AwsScope scope, string id)
    {
        using var patience = new CancellationTokenSource(PatienceForStopping, time);
        try
        {
            await _calls.Stop(scope, id, patience.Token);
        }
        catch (Exception e) when (e is AwsReadException or OperationCanceledException)
        {
            // It ends by itself after an hour at the most. The caller hears why it was abandoned, which is on its way.
        }
    }
}
