using TriageBot.Triage.Ecs;
using TriageBot.Triage.Ecs.Events;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Targets;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Questions;

/// <summary>Lines and facts with the ids of their evidence, and the places where they stand.</summary>
internal static class Cited
{
    /// <summary>Only what was just read back is quoted.</summary>
    public static OutlineLine Line(VerifiedLine verified, Shown shown, DateTimeOffset near)
    {
        var line = verified.Line;
        return new OutlineLine("", [Times.At(line.Timestamp, near), new Words($"  {CauseLines.Speaker(line)}  "), new Quoted(shown.Text(Telling(line))), new Words($"  {line.Id}"), .. CauseLines.Place(line)]);
    }

    /// <summary>Of lines that were not read back it is only said how many they are.</summary>
    public static IEnumerable<OutlineLine> Unverified(IReadOnlyList<VerifiedLine?> read)
    {
        var missing = read.Count(v => v is null);
        if (missing > 0)
            yield return OutlineLine.Of("Not shown", new Words($"{Count(missing, "line")} that could not be read back just now"));
    }

    public static OutlineLine Fact(string label, string words, string id, params IReadOnlyList<Span> more) => new(label, [new Words(words), .. more, new Words($"  {id}")]);

    /// <summary>A look in words; of one that AWS refused only that: why stands among what was not seen.</summary>
    public static string Told(Look look, Shown shown) => look.Result is LookResult.Denied or LookResult.Failed ? "could not be read" : shown.Text(look.Detail);

    /// <summary>A task, as a link to its page.</summary>
    public static Span Task(EcsTask task, AwsScope scope) =>
        task.Cluster is { } cluster && ConsoleLinks.Task(scope, cluster, task.TaskId) is { } url ? new Link(Shown.Name(task.TaskId), url) : new Copyable(Shown.Name(task.TaskId));

    public static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    /// <summary>How a task ended, in ECS's words and numbers.</summary>
    public static string Ending(EcsTask task)
    {
        var exits = task.Containers.Where(c => c.ExitCode is not null).Select(c => $"{Shown.Name(c.Name)} {ExitCodes.Describe(c.ExitCode!.Value)}");
        return string.Join(" · ", exits.Prepend(task.StopCode ?? "no stop code"));
    }

    private static string Telling(LogLine line) => EventOf(line) switch
    {
        TaskStateChange { Task: var task } => string.Join(" · ", new[] { task.LastStatus, task.StopCode, task.StoppedReason }.Concat(task.Containers.Select(c => c.Reason)).Where(t => !string.IsNullOrEmpty(t)).Distinct()),
        ServiceActionEvent action => $"{action.Name} {action.Reason}".TrimEnd(),
        _ => line.Said,
    };

    private static EcsEvent? EventOf(LogLine line) => line.Source is EvidenceSource.EcsEvent or EvidenceSource.EcsServiceEvent ? EcsEvent.Parse(line.Message) : null;
}
