using TriageBot.Triage.Decoding;
using TriageBot.Triage.Ecs.Events;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>The cause, with the lines that prove it. Nothing but a conclusion can be given to it.</summary>
internal static class CauseLines
{
    public static IEnumerable<OutlineLine> Of(Conclusion conclusion, Shown shown)
    {
        var signals = conclusion.Signals == 1 ? "1 signal" : $"{conclusion.Signals} signals";
        var confidence = conclusion.Confidence.ToString().ToLowerInvariant();
        yield return OutlineLine.Of("Cause", new Words($"{conclusion.Cause} · {conclusion.Bucket.Name()} · {confidence} · {signals}{By(conclusion)}"));

        foreach (var line in conclusion.Lines.Select(l => l.Line).OrderByDescending(At))
            yield return new OutlineLine("", Quote(line, conclusion, shown), Nested: true);
    }

    private static string By(Conclusion conclusion) => conclusion.Decoder == RulebookDecoder.Id ? "" : $" · read by {Shown.Name(conclusion.Decoder)}";

    private static IReadOnlyList<Span> Quote(LogLine line, Conclusion conclusion, Shown shown) =>
    [
        Times.At(At(line)),
        new Words($"  {Speaker(line)}  "),
        new Quoted(shown.Text(Telling(line, conclusion))),
        .. Place(line),
    ];

    internal static IEnumerable<Span> Place(LogLine line) =>
        ConsoleLinks.LogEvents(line.Scope, line.Stream.Group, line.Stream.Stream, line.Timestamp) is { } url ? [new Link(Link.Arrow, url)] : [];

    /// <summary>A stop is timed by ECS, not by when its event reached the log.</summary>
    private static DateTimeOffset At(LogLine line) => line.Source == EvidenceSource.EcsEvent && EcsEvent.Parse(line.Message) is TaskStateChange { Task.EndedAt: { } ended } ? ended : line.Timestamp;

    internal static string Speaker(LogLine line) => line.Source switch
    {
        EvidenceSource.Application => Shown.Name(line.Container ?? "app"),
        EvidenceSource.EcsEvent => "ECS event",
        EvidenceSource.EcsServiceEvent => "ECS service event",
        EvidenceSource.EcsActionLog => "ECS action log",
        EvidenceSource.ContainerInsights => "Container Insights",
        EvidenceSource.CloudTrail => "CloudTrail",
        _ => line.Source.Name(),
    };

    /// <summary>Of an event the words that tell, not its whole JSON.</summary>
    private static string Telling(LogLine line, Conclusion conclusion) => EcsEvent.Parse(line.Message) switch
    {
        TaskStateChange { Task: var task } when line.Source == EvidenceSource.EcsEvent =>
            task.Containers.FirstOrDefault(c => c.Name == conclusion.Container)?.Reason is { Length: > 0 } reason ? $"reason: {reason}" : $"stoppedReason: {task.StoppedReason}",
        ServiceActionEvent action when line.Source == EvidenceSource.EcsServiceEvent => $"{action.Name} {action.Reason}".TrimEnd(),
        _ => TellingElsewhere(line),
    };

    private static string TellingElsewhere(LogLine line) => line.Source switch
    {
        EvidenceSource.EcsActionLog when ActionLogEntry.Parse(line) is { } entry => $"{entry.Name} {entry.Reason}".TrimEnd(),
        EvidenceSource.CloudTrail when DeniedCall.Of(line) is { } call => call.ErrorMessage ?? $"{call.Action} {call.ErrorCode}",
        _ => line.Said,
    };
}
