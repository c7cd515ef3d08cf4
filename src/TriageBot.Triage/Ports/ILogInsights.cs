using TriageBot.Triage.Logs;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Ports;

/// <summary>
/// CloudWatch Logs Insights: the only way into log groups of the infrequent-access class, and charged by the bytes that it scans.
/// Every method throws <see cref="AwsReadException"/> where AWS refuses. Nothing is kept.
/// </summary>
public interface ILogInsights
{
    /// <summary>
    /// StartQuery, then GetQueryResults about once a second until it has ended; StopQuery where the caller gives up or the ceiling is passed.
    /// </summary>
    /// <param name="groups">Names or ARNs, at most 50.</param>
    /// <param name="query">In the query language of Logs Insights, at most 10,000 characters.</param>
    /// <param name="window">Widened to whole seconds, which is all that Insights knows: filter on <c>@timestamp</c> for less.</param>
    /// <param name="limit">Most rows, at most 100,000.</param>
    /// <param name="mostBytesScanned">The ceiling. It is looked at once a second, so a fast query passes it by what it reads in one.</param>
    Task<InsightsRead> Query(
        AwsScope scope, IReadOnlyList<string> groups, string query, TimeWindow window, int limit, long mostBytesScanned, CancellationToken cancellationToken);

    /// <summary>GetLogRecord: the event that a row points to, read again; null where it is not there (any more).</summary>
    Task<LogEvent?> GetLogRecord(AwsScope scope, string recordPointer, CancellationToken cancellationToken);
}
