using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.EndToEnd.Stacks;

/// <summary>CloudWatch Logs as the bot reads it, but what is read back for verification is changed on the way.</summary>
internal sealed class TamperedLogs(ILogs inner, Func<LogEvent, LogEvent?> change) : ILogs
{
    public Task<LogRead> ReadTail(AwsScope scope, LogStreamRef stream, TimeWindow window, int limit, CancellationToken cancellationToken) =>
        inner.ReadTail(scope, stream, window, limit, cancellationToken);

    public async Task<LogRead> ReadAt(AwsScope scope, LogStreamRef stream, DateTimeOffset timestamp, CancellationToken cancellationToken)
    {
        var read = await inner.ReadAt(scope, stream, timestamp, cancellationToken);
        return read with { Events = [.. read.Events.Select(change).OfType<LogEvent>()] };
    }

    public Task<LogRead> Filter(AwsScope scope, LogFilter filter, CancellationToken cancellationToken) => inner.Filter(scope, filter, cancellationToken);

    public Task<IReadOnlyList<LogGroup>> DescribeLogGroups(AwsScope scope, string namePrefix, CancellationToken cancellationToken) =>
        inner.DescribeLogGroups(scope, namePrefix, cancellationToken);
}
