using TriageBot.Aws.Metrics.Wire;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Metrics;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Metrics;

/// <summary>Amazon CloudWatch. See https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html</summary>
internal sealed class MetricsClient(ScopedCaller aws) : IMetrics
{
    private const int QueriesPerCall = 500;

    public async Task<IReadOnlyList<MetricSeries>> GetMetricData(
        AwsScope scope, IReadOnlyList<MetricQuery> queries, TimeWindow window, TimeSpan period, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.FromSeconds(1));
        var series = queries.ToDictionary(q => q.Id, q => new SeriesBuilder(q.Id), StringComparer.Ordinal);
        foreach (var chunk in queries.Chunk(QueriesPerCall))
        {
            string? token = null;
            do
            {
                var page = await aws.Call(
                    scope,
                    Operation.GetMetricData,
                    Request(chunk, window, period, token),
                    MetricsJson.Default.GetMetricDataRequest,
                    MetricsJson.Default.GetMetricDataResponse,
                    cancellationToken);
                foreach (var part in page.MetricDataResults.Present())
                    series.GetValueOrDefault(part.Id)?.Add(part);
                token = page.NextToken;
            }
            while (token is not null);
        }

        return [.. queries.Select(q => series[q.Id].Build())];
    }

    private static GetMetricDataRequest Request(IEnumerable<MetricQuery> queries, TimeWindow window, TimeSpan period, string? token) => new(
        [.. queries.Select(q => ToWire(q, (int)period.TotalSeconds))],
        // A point carries the time at which its period began: the one that the window begins within would be missed.
        Floor(window.From, period),
        Floor(window.To, TimeSpan.FromSeconds(1)).AddSeconds(1),
        "TimestampAscending",
        token);

    private static WireMetricQuery ToWire(MetricQuery query, int period) => new(
        query.Id,
        new WireMetricStat(
            new WireMetric(query.Namespace, query.Metric, [.. query.Dimensions.Select(d => new WireDimension(d.Name, d.Value))]), period, query.Statistic),
        ReturnData: true);

    private static DateTimeOffset Floor(DateTimeOffset time, TimeSpan unit) => new(time.UtcTicks - time.UtcTicks % unit.Ticks, TimeSpan.Zero);
}
