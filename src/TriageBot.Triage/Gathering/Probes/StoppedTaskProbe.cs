using TriageBot.Triage.Ecs;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Gathering.Probes;

/// <summary>Finds the task that is asked about: in ECS, or, where ECS has forgotten it, in the event log groups.</summary>
public sealed class StoppedTaskProbe(TimeProvider time) : IProbe
{
    /// <summary>A person with more clusters than this is better asked for the cluster.</summary>
    private const int MostClustersSearched = 10;

    public string Name => ProbeNames.StoppedTask;

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "the task's record";

    public Task Look(CaseFile file, CancellationToken cancellationToken) => file.Target switch
    {
        TaskTarget task => LookForTask(file, task, cancellationToken),
        ServiceTarget service => LookForStop(file, service.Cluster, service.Service, null, cancellationToken),
        RevisionTarget revision => LookForStop(file, revision.Cluster, null, revision, cancellationToken),
        var other => throw new InvalidOperationException($"no look-up for {other.GetType().Name}"),
    };

    private async Task LookForTask(CaseFile file, TaskTarget target, CancellationToken cancellationToken)
    {
        var asked = target.Arn ?? target.TaskId;
        file.Task = target.Cluster is null
            ? await SearchClusters(file, asked, cancellationToken)
            : file.Note(await file.Ecs.DescribeTask(target.Cluster, asked, cancellationToken));
        if (file.Task is null)
            await Rebuild(file, target, cancellationToken);
    }

    private static async Task<EcsTask?> SearchClusters(CaseFile file, string task, CancellationToken cancellationToken)
    {
        // Where the clusters may not be listed, the default one is left to try.
        var clusters = file.Note(await file.Ecs.ListClusters(cancellationToken)) ?? [];
        if (clusters.Count == 0)
            return file.Note(await file.Ecs.DescribeTask(null, task, cancellationToken));

        if (clusters.Count > MostClustersSearched)
            file.Note(new Gap($"task {task} in {clusters.Count} clusters", $"only {MostClustersSearched} were searched", $"name the cluster: cluster/{task}"));

        var looks = await Task.WhenAll(clusters.Take(MostClustersSearched).Select(c => file.Ecs.DescribeTask(c, task, cancellationToken)));
        if (looks.FirstOrDefault(l => l.Value is not null) is { } hit)
            return file.Note(hit);

        // A cluster that could not be read may hold it.
        foreach (var unread in looks.Where(l => l.Gap is not null))
            file.Note(unread);
        if (looks.Length > 0 && looks.All(l => l.Gap is null))
            file.Note(InNone(task, [.. clusters.Take(MostClustersSearched)]));
        return null;
    }

    private static Finding<EcsTask> InNone(string task, IReadOnlyList<string> clusters) =>
        new(null, new Look("task", "ecs", $"DescribeTasks tasks={task} in each cluster", null, LookResult.Nothing, $"ECS knows no task {task} in {string.Join(", ", clusters)}: it forgets a task about an hour after it stopped"), null);

    private async Task Rebuild(CaseFile file, TaskTarget target, CancellationToken cancellationToken)
    {
        var arn = target.Arn ?? $"*{target.TaskId}";
        foreach (var window in PastWindows.NewestFirst(time.GetUtcNow()))
        {
            var lines = await file.Logs.Events(arn, null, target.Cluster, window, PastWindows.PageBudget, cancellationToken);
            var events = lines.Select(file.Note).OfType<EventLines>().SelectMany(l => l.Tasks).Where(e => e.Task.TaskId == target.TaskId).ToList();
            if (events is [var any, ..])
            {
                file.TaskEvents = EventLines.Of(any.Task.TaskArn, events);
                file.Task = file.TaskEvents[^1].Task;
                file.RebuiltFromEvents = true;
                return;
            }

            if (lines.Count == 0)
                file.Note(new Gap($"ECS events of task {target.TaskId}", "which log group keeps them is not known without the cluster", $"name the cluster (cluster/{target.TaskId}), or set Evidence:EventLogGroups"));
            if (lines.All(l => l.Gap is not null || LogsPlugin.IsMissingGroup(l.Look)))
                return;
        }
    }

    private async Task LookForStop(CaseFile file, string? cluster, string? service, RevisionTarget? revision, CancellationToken cancellationToken)
    {
        var family = revision?.Family;
        var stopped = file.Note(await file.Ecs.StoppedTasks(cluster, service, family, cancellationToken)) ?? [];
        var wanted = revision is null ? stopped : [.. stopped.Where(t => t.TaskDefinition == $"{revision.Family}:{revision.Revision}")];
        file.Task = Newest(wanted);
        if (file.Task is null && service is not null)
            await RebuildNewest(file, service, cluster, cancellationToken);
    }

    private async Task RebuildNewest(CaseFile file, string service, string? cluster, CancellationToken cancellationToken)
    {
        foreach (var window in PastWindows.NewestFirst(time.GetUtcNow()))
        {
            var lines = await file.Logs.StopsOfService(service, cluster, window, PastWindows.PageBudget, cancellationToken);
            var events = lines.Select(file.Note).OfType<EventLines>().SelectMany(l => l.Tasks).ToList();
            if (Newest([.. events.Select(e => e.Task)]) is { } task)
            {
                file.Task = task;
                file.TaskEvents = EventLines.Of(task.TaskArn, events);
                file.RebuiltFromEvents = true;
                return;
            }

            if (lines.Count == 0 || lines.All(l => l.Gap is not null || LogsPlugin.IsMissingGroup(l.Look)))
                return;
        }
    }

    /// <summary>The newest stop that is not part of normal life; where there is none, the newest stop.</summary>
    private static EcsTask? Newest(IReadOnlyList<EcsTask> stopped) =>
        stopped.Where(t => !NormalStop.Is(t)).MaxBy(t => t.StoppedAt) ?? stopped.MaxBy(t => t.StoppedAt);
}
