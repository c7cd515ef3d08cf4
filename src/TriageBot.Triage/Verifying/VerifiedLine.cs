using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Verifying;

/// <summary>A line that was read back from CloudWatch Logs just now and is there to the letter. Only the verifier makes one.</summary>
public sealed class VerifiedLine
{
    internal VerifiedLine(LogLine line, DateTimeOffset readBackAt) => (Line, ReadBackAt) = (line, readBackAt);

    /// <summary>The line as it was read back.</summary>
    public LogLine Line { get; }

    public DateTimeOffset ReadBackAt { get; }
}
