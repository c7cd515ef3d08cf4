using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Verifying;

/// <summary>
/// Reads a line back from CloudWatch Logs: exactly its millisecond of its stream, ordinally the same message.
/// GetLogEvents has no event id, so (group, stream, timestamp, message) is a line's identity; two equal messages in one
/// millisecond cannot be told apart and need not be.
/// </summary>
public sealed class LineVerifier(ILogs logs, TimeProvider time)
{
    internal async Task<(VerifiedLine? Verified, Refusal? Refused)> ReadBack(LogLine line, CancellationToken cancellationToken)
    {
        try
        {
            var read = await logs.ReadAt(line.Scope, line.Stream, line.Timestamp, cancellationToken);
            var isThere = read.Events.Any(e => e.Timestamp == line.Timestamp && string.Equals(e.Message, line.Message, StringComparison.Ordinal));
            return isThere
                ? (new VerifiedLine(line, time.GetUtcNow()), null)
                : (null, new Refusal(RefusalKind.NotThere, line.Id, $"line {line.Id} is not there any more, or not to the letter"));
        }
        catch (AwsReadException error)
        {
            return (null, new Refusal(RefusalKind.Unreadable, line.Id, $"line {line.Id} could not be read back: {error.Failure.Code}"));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (null, new Refusal(RefusalKind.Unreadable, line.Id, $"line {line.Id} could not be read back before the time was up"));
        }
    }

    /// <summary>Whether a line that an earlier report cited is still there, by the hash of its message.</summary>
    /// <exception cref="AwsReadException">It could not be read back.</exception>
    public async Task<bool> StillStands(AwsScope scope, LogStreamRef stream, DateTimeOffset timestamp, string sha256, CancellationToken cancellationToken)
    {
        try
        {
            var read = await logs.ReadAt(scope, stream, timestamp, cancellationToken);
            return read.Events.Any(e => e.Timestamp == timestamp && MessageHash.Of(e.Message) == sha256);
        }
        catch (AwsReadException error) when (error.Failure.Kind == FailureKind.NotFound)
        {
            return false;
        }
    }
}
