using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>A task's life in one line: created, pulled, ran, first error, signal.</summary>
internal static class Timeline
{
    public static Facts Of(Answer answer)
    {
        var steps = new Facts();
        if (answer.Dossier.Task is not { } task)
            return steps;

        if (task.CreatedAt is { } created)
            steps.Add(new Words("created "), Times.At(created, task.EndedAt ?? answer.Dossier.GatheredAt));
        if (Pull(task) is { } pull)
            steps.Add(pull);
        if (task.StartedAt is { } started && task.EndedAt is { } ended)
            steps.Add($"ran {Times.Span(ended - started)}");
        if (task is { StoppingAt: { } stopping, ExecutionStoppedAt: { } gone } && task.StopCode is "UserInitiated" or "ServiceSchedulerInitiated")
            steps.Add($"took {Times.Span(gone - stopping)} to stop");
        if (answer.Conclusion is not { Bucket: Bucket.Benign } && FirstError(answer) is { } error && task.EndedAt is { } end)
            steps.Add($"first error −{Times.Span(end - error)}");
        if (answer.Culprit is { } culprit && ExitOf(task, culprit.Container) is { } code)
            steps.Add(ExitCodes.Describe(code));
        return steps;
    }

    private static string? Pull(EcsTask task) => task switch
    {
        { PullStartedAt: { } from, PullStoppedAt: { } to } => $"pulled {Times.Span(to - from)}",
        { PullStartedAt: not null, StartedAt: null } => "pull did not end",
        { PullStartedAt: null, StartedAt: null, IsStopped: true } => "no pull recorded",
        _ => null,
    };

    private static DateTimeOffset? FirstError(Answer answer) =>
        answer.Conclusion?.Lines.Where(l => l.Line.Source == EvidenceSource.Application).Min(l => (DateTimeOffset?)l.Line.Timestamp) is { } at && at <= answer.Dossier.Task!.EndedAt ? at : null;

    private static int? ExitOf(EcsTask task, string container) => task.Containers.FirstOrDefault(c => c.Name == container)?.ExitCode;
}
