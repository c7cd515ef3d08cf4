using TriageBot.Triage.Ecs;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Gathering;

/// <summary>A line that was read while gathering. It has not been verified: see <c>VerifiedLine</c>.</summary>
/// <param name="Id">Names the line in a report: the look that read it and its place there, such as <c>logs/checkout#184</c>.</param>
/// <param name="Source">What kind of line it is.</param>
/// <param name="Scope">The account and Region that hold the log group, which may not be the task's Region.</param>
/// <param name="Stream">Where it stands.</param>
/// <param name="Timestamp">To the millisecond.</param>
/// <param name="Message">Raw, hostile text, kept to the letter.</param>
/// <param name="Container">The container whose stream it stands in; null for events.</param>
public sealed record LogLine(
    string Id,
    EvidenceSource Source,
    AwsScope Scope,
    LogStreamRef Stream,
    DateTimeOffset Timestamp,
    string Message,
    string? Container = null)
{
    /// <summary>What the application printed, where the line wraps it (FireLens' records); else the message.</summary>
    public string Said => Wrapped ?? Message;

    /// <summary>The words inside the message; null where it is the words.</summary>
    public string? Wrapped { get; init; }
}

/// <summary>The end of one container's log, oldest line first.</summary>
/// <param name="Container">Its name in the task definition.</param>
/// <param name="Window">What was looked at.</param>
/// <param name="Complete">False where lines before these were left unread.</param>
public sealed record LogTail(string Container, LogStreamRef Stream, TimeWindow Window, IReadOnlyList<LogLine> Lines, bool Complete);

/// <summary>A "Task State Change" line with the task that it tells of, parsed.</summary>
public sealed record TaskEvent(LogLine Line, EcsTask Task);

/// <summary>A "Service Action" line, parsed.</summary>
/// <param name="Level"><c>INFO</c>, <c>WARN</c> or <c>ERROR</c>.</param>
/// <param name="Name">Such as <c>SERVICE_TASK_PLACEMENT_FAILURE</c>.</param>
/// <param name="Reason">AWS's words where it gives any.</param>
public sealed record ServiceAction(LogLine Line, string ServiceArn, string Level, string Name, string? Reason, DateTimeOffset At);
