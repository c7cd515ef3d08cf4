using TriageBot.Triage.Ecs;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>Which task, and how its life went.</summary>
internal static class TaskLines
{
    public static string Title(Answer answer)
    {
        var name = Name(answer);
        return Shown.Name(answer.Dossier.Task?.Cluster is { } cluster ? $"{name} ({cluster})" : name);
    }

    /// <summary>The service, else the revision.</summary>
    public static string Name(Answer answer) => answer.Dossier.Task is { } task ? task.Service ?? task.TaskDefinition ?? $"Task {task.TaskId}" : Titles.Of(answer.Ask.Target);

    public static IEnumerable<OutlineLine> Of(Answer answer)
    {
        if (answer.Dossier.Task is not { } task)
            yield break;

        var facts = new Facts();
        facts.Add(Id(task, answer.Ask.Target.Scope));
        if (task.TaskDefinition is { } definition)
            facts.Add(Shown.Name(definition));
        if (task.StartedAt is null && task.IsStopped)
            facts.Add("never started");
        if (task.EndedAt is { } stopped)
            facts.Add(new Words("stopped "), Times.At(stopped, answer.Dossier.GatheredAt).Utc());
        if (answer.Dossier.Occurrences is { Count: > 1, Since: { } since, Until: { } until } often)
            facts.Add(new Words($"{(task.StoppedAt == until ? Times.Ordinal(often.Count) : $"one of {often.Count}")} in {Times.Rough(until - since)}, first "), Times.AtMinute(since));
        if (answer.Dossier.RebuiltFromEvents)
            facts.Add("ECS has forgotten it: rebuilt from its last event");

        yield return new OutlineLine("Task", facts.Spans);

        if (Timeline.Of(answer) is { IsEmpty: false } timeline)
            yield return new OutlineLine("", timeline.Spans);
    }

    private static Span Id(EcsTask task, AwsScope scope) =>
        task.Cluster is { } cluster && ConsoleLinks.Task(scope, cluster, task.TaskId) is { } url ? new Link(Shown.Name(task.TaskId), url) : new Copyable(Shown.Name(task.TaskId));
}
