using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Verifying;

/// <summary>
/// Reads a line back from CloudWatch Logs: exactly its millisecond of its stream, ordinally the same message.
/// GetLogEvents has no event id, so (group, stream, timestamp, message) is a line's identity; two equal messages in one
/// millisecond cannot be told apart and need not be. Where a group's class forbids GetLogEvents, its record is read instead.
/// </summary>
public sealed class LineVerifier(ILogs logs, InfrequentAccess infrequent, TimeProvider time)
{
    /// <summary>So many lines of others may stand between those that are read back together.</summary>
    private const int MostBetween = 100;

    internal async Task<(VerifiedLine? Verified, Refusal? Refused)> ReadBack(LogLine line, CancellationToken cancellationToken)
    {
        try
        {
            var read = await ReadAt(line.Scope, line.Stream, line.Timestamp, cancellationToken);
            var isThere = read.Events.Any(e => e.Timestamp == line.Timestamp && string.Equals(e.Message, line.Message, StringComparison.Ordinal));
            return isThere
                ? (new VerifiedLine(line, time.GetUtcNow()), null)
                : (null, new Refusal(RefusalKind.NotThere, line.Id, $"line {line.Id} is not there any more, or not to the letter"));
        }
        catch (AwsReadException error)
        {
            return (null, Unreadable(line, $": {error.Failure.Code}", Unread(line, error.Failure)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (null, Unreadable(line, " before the time was up", new Gap(ReadingBack(line), "not read before the time was up", null)));
        }
    }

    /// <summary>
    /// Several lines, in their order; null in place of one that is not there any more, or could not be read back. Neighbours in one stream are read
    /// back by one call, those that it leaves out each by its own.
    /// </summary>
    internal async Task<IReadOnlyList<VerifiedLine?>> ReadBack(IReadOnlyList<LogLine> lines, CancellationToken cancellationToken)
    {
        var streams = lines.GroupBy(l => (l.Scope, l.Stream)).Where(g => g.Count() > 1);
        var there = (await Task.WhenAll(streams.Select(g => ReadSpan([.. g], cancellationToken)))).SelectMany(l => l).ToHashSet();
        return await Task.WhenAll(lines.Select(async l => there.Contains(l) ? new VerifiedLine(l, time.GetUtcNow()) : (await ReadBack(l, cancellationToken)).Verified));
    }

    private async Task<IEnumerable<LogLine>> ReadSpan(IReadOnlyList<LogLine> lines, CancellationToken cancellationToken)
    {
        try
        {
            var window = new TimeWindow(lines.Min(l => l.Timestamp), lines.Max(l => l.Timestamp));
            var read = await logs.ReadTail(lines[0].Scope, lines[0].Stream, window, lines.Count + MostBetween, cancellationToken);
            var there = read.Events.Select(e => (e.Timestamp, e.Message)).ToHashSet();
            return lines.Where(l => there.Contains((l.Timestamp, l.Message)));
        }
        catch (Exception error) when (error is AwsReadException or OperationCanceledException)
        {
            // Each is then read back by itself, which says why it cannot be.
            return [];
        }
    }

    /// <summary>How a line that an earlier report cited stands now, by the hash of its message.</summary>
    /// <exception cref="AwsReadException">It could not be read back.</exception>
    public async Task<Standing> Check(AwsScope scope, LogStreamRef stream, DateTimeOffset timestamp, string sha256, CancellationToken cancellationToken)
    {
        try
        {
            var read = await ReadAt(scope, stream, timestamp, cancellationToken);
            var there = read.Events.Where(e => e.Timestamp == timestamp).ToList();
            return there.Exists(e => MessageHash.Of(e.Message) == sha256) ? Standing.Stands : there.Count > 0 ? Standing.Differs : Standing.Gone;
        }
        catch (AwsReadException error) when (error.Failure.Kind == FailureKind.NotFound)
        {
            return Standing.Gone;
        }
    }

    /// <summary>AWS only calls GetLogEvents invalid where the group is of the infrequent-access class.</summary>
    private async Task<LogRead> ReadAt(AwsScope scope, LogStreamRef stream, DateTimeOffset timestamp, CancellationToken cancellationToken)
    {
        try
        {
            return await logs.ReadAt(scope, stream, timestamp, cancellationToken);
        }
        catch (AwsReadException error) when (error.Failure.Kind == FailureKind.Invalid)
        {
            return await infrequent.ReadAt(scope, stream, timestamp, cancellationToken);
        }
    }

    private static Refusal Unreadable(LogLine line, string because, Gap gap) =>
        new(RefusalKind.Unreadable, line.Id, $"line {line.Id} could not be read back{because}") { Gap = gap };

    /// <summary>Who may search a log group may still not read from it: then nothing else has told what to grant.</summary>
    private static Gap Unread(LogLine line, ReadFailure failure)
    {
        var grant = failure.Kind == FailureKind.Denied ? Grants.Statement(failure.Operation, Grants.LogGroup(line.Stream.Group, line.Scope)) : null;
        return new Gap(ReadingBack(line), $"{failure.Code}: {failure.Message}", grant) { Kind = failure.Kind };
    }

    private static string ReadingBack(LogLine line) => $"line {line.Id}, read back from {line.Stream.Group}";
}

/// <summary>How a cited line stands when it is looked for again.</summary>
public enum Standing
{
    Stands,

    /// <summary>There are lines at its time in its stream, and none of them is it.</summary>
    Differs,

    /// <summary>Nothing stands there: it expired, was deleted, or was never there.</summary>
    Gone,
}
