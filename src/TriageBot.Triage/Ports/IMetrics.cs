using TriageBot.Triage.Logs;
using TriageBot.Triage.Metrics;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Ports;

/// <summary>The reads of CloudWatch metrics that an investigation needs.</summary>
public interface IMetrics
{
    /// <summary>
    /// GetMetricData, following pages: one series for each query, in their order. Throws <see cref="AwsReadException"/> where AWS refuses.
    /// </summary>
    /// <param name="window">Points whose period touches it.</param>
    /// <param name="period">Whole minutes; CloudWatch keeps single ones for 15 days.</param>
    Task<IReadOnlyList<MetricSeries>> GetMetricData(
        AwsScope scope, IReadOnlyList<MetricQuery> queries, TimeWindow window, TimeSpan period, CancellationToken cancellationToken);
}
