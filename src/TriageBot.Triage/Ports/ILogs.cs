using TriageBot.Triage.Logs;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Ports;

/// <summary>The reads of CloudWatch Logs that an investigation needs. Every method throws <see cref="AwsReadException"/> where AWS refuses.</summary>
public interface ILogs
{
    /// <summary>GetLogEvents from the end of the window backwards: its newest events, at most <paramref name="limit"/>, oldest first.</summary>
    Task<LogRead> ReadTail(AwsScope scope, LogStreamRef stream, TimeWindow window, int limit, CancellationToken cancellationToken);

    /// <summary>GetLogEvents for exactly one millisecond: all that stands there. Never cached: verification rests on it.</summary>
    Task<LogRead> ReadAt(AwsScope scope, LogStreamRef stream, DateTimeOffset timestamp, CancellationToken cancellationToken);

    /// <summary>FilterLogEvents, following empty pages too, under the filter's page budget.</summary>
    Task<LogRead> Filter(AwsScope scope, LogFilter filter, CancellationToken cancellationToken);

    /// <summary>DescribeLogGroups: groups whose name begins so, at most 50.</summary>
    Task<IReadOnlyList<LogGroup>> DescribeLogGroups(AwsScope scope, string namePrefix, CancellationToken cancellationToken);
}
