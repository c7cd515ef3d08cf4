using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Tests.Verifying;

/// <summary>CloudWatch Logs that holds just these lines: any other stream does not exist.</summary>
internal sealed class RecordedLogs(IEnumerable<LogLine> lines, ReadFailure? failure = null) : ILogs
{
    private readonly List<LogLine> _lines = [.. lines];

    public int ReadsBack { get; private set; }

    /// <summary>Reads back from here alone: Logs Insights is never asked where GetLogEvents answers.</summary>
    public LineVerifier Verifier() => new(this, new InfrequentAccess(null!, 1), TimeProvider.System);

    public Task<LogRead> ReadAt(AwsScope scope, LogStreamRef stream, DateTimeOffset timestamp, CancellationToken cancellationToken)
    {
        ReadsBack++;
        if (failure is not null)
            throw new AwsReadException(failure);
        if (!_lines.Exists(l => l.Stream == stream && l.Scope == scope))
            throw new AwsReadException(new ReadFailure(FailureKind.NotFound, "logs:GetLogEvents", "ResourceNotFoundException", "The specified log stream does not exist."));
        return Task.FromResult(new LogRead([.. _lines.Where(l => l.Stream == stream && l.Timestamp == timestamp).Select(l => new LogEvent(l.Timestamp, null, l.Message, stream.Stream))], true));
    }

    public Task<LogRead> ReadTail(AwsScope scope, LogStreamRef stream, TimeWindow window, int limit, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("the gate reads lines back, one at a time");

    public Task<LogRead> Filter(AwsScope scope, LogFilter filter, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("the gate reads lines back, one at a time");

    public Task<IReadOnlyList<LogGroup>> DescribeLogGroups(AwsScope scope, string namePrefix, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("the gate reads lines back, one at a time");
}
