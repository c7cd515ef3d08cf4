using TriageBot.Triage.Ecs;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Triage.Questions.Answers;

/// <summary>The task's life by ECS's record, with what its service and its deployments did beside it.</summary>
internal static class TimelineAnswer
{
    private static readonly TimeSpan s_beside = TimeSpan.FromMinutes(30);

    public static Said Of(OpenIncident incident, Tools tools)
    {
        if (incident.Gathered.Task is not { } task)
            return new Said($"{incident.Title}: the task is not known any more", [], []);

        var steps = Record(task).Concat(Beside(incident, tools, task)).OrderBy(s => s.At).ToList();
        var lines = steps.Select(s => new OutlineLine("", [Times.At(s.At, incident.Death), new Words($"  {s.Says}  {s.Id}")]));
        var ran = task is { StartedAt: { } started, EndedAt: { } ended } ? $"ran {Times.Span(ended - started)}" : task.StartedAt is null ? "never started" : "is still there";
        return new Said(
            $"{incident.Title}: its task {ran}, {Cited.Ending(task)}",
            [OutlineLine.Of("Task", Cited.Task(task, incident.File.Target.Scope), new Words(incident.Gathered.RebuiltFromEvents ? " · rebuilt from its last event" : "")), .. lines],
            [.. steps.Select(s => s.Id)]);
    }

    private static IEnumerable<Step> Record(EcsTask task)
    {
        (DateTimeOffset? At, string Says, string Id)[] all =
        [
            (task.CreatedAt, "created", "record.createdAt"),
            (task.PullStartedAt, "pull of the images began", "record.pullStartedAt"),
            (task.PullStoppedAt, task is { PullStartedAt: { } from, PullStoppedAt: { } to } ? $"pull ended, after {Times.Span(to - from)}" : "pull ended", "record.pullStoppedAt"),
            (task.StartedAt, "running", "record.startedAt"),
            (task.StoppingAt, "told to stop", "record.stoppingAt"),
            (task.ExecutionStoppedAt, "its containers had ended", "record.executionStoppedAt"),
            (task.StoppedAt, $"stopped, {task.StopCode ?? "no stop code"}", "record.stoppedAt"),
        ];
        return all.Where(s => s.At is not null).Select(s => new Step(s.At!.Value, s.Says, s.Id));
    }

    private static IEnumerable<Step> Beside(OpenIncident incident, Tools tools, EcsTask task)
    {
        var (from, to) = ((task.CreatedAt ?? incident.Death) - s_beside, incident.Death + s_beside);
        var deployments = (incident.Gathered.Service?.Service.Deployments ?? []).Where(d => d.CreatedAt >= from && d.CreatedAt <= to)
            .Select(d => new Step(d.CreatedAt!.Value, $"deployment of {Shown.Name(Targets.Names.Last(d.TaskDefinitionArn ?? "?"))} began{(d.RolloutState is { } state ? $", now {state}" : "")}", Rulebook.RecordIds.Deployment(d.Id)));
        var actions = incident.Gathered.ServiceActions.Where(a => a.At >= from && a.At <= to).Select(a => new Step(a.At, $"service: {tools.Shown.Text(a.Name)}", a.Line.Id));
        return deployments.Concat(actions);
    }

    private sealed record Step(DateTimeOffset At, string Says, string Id);
}
