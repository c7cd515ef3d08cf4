using System.Text.Json;
using TriageBot.Alerts.Formats;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Ecs.Events;

namespace TriageBot.Alerts.EventBridge;

/// <summary>"ECS Task State Change": a task that stopped, and was not meant to, fires.</summary>
internal static class TaskStops
{
    public static Alert Read(TaskStateChange change, JsonElement envelope)
    {
        var task = change.Task;
        var stopped = task.LastStatus == "STOPPED";
        return new Alert
        {
            Source = AlertSources.EventBridge,
            Id = change.Id,
            Title = OneLine.Of($"{task.Service ?? task.TaskDefinition ?? "A task"}: {(stopped ? "stopped: " : "")}{task.StoppedReason ?? task.StopCode ?? task.LastStatus}"),
            State = stopped && !NormalLife.Includes(task) ? AlertState.Firing : AlertState.Quiet,
            At = task.StoppedAt ?? envelope.Time("time"),
            Subject = Subject(task),
            Symptom = stopped ? Triage.Alerts.Symptom.Of(task) : null,
        };
    }

    // Reasons and overrides are free text of whoever may call the API: only what names the task is searched.
    private static AlertSubject Subject(EcsTask task)
    {
        var names = new Dictionary<string, string>();
        if (task.Cluster is { } cluster)
            names["ClusterName"] = cluster;
        if (task.Service is { } service)
            names["ServiceName"] = service;
        if (task.TaskDefinition is { } revision)
            names["TaskDefinitionFamily"] = revision.Split(':')[0];
        return SubjectFinder.Find([task.TaskArn], names);
    }
}
