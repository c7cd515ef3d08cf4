using TriageBot.Triage.Ecs;
using TriageBot.Triage.Logs;

namespace TriageBot.Triage.Gathering.Probes;

/// <summary>What the event log groups keep of this task and of its service around the stop.</summary>
public sealed class EventsProbe(TimeProvider time) : IProbe
{
    private const int PageBudget = 10;

    /// <summary>How long before the task its service may have said something that bears on it.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan LastHour = TimeSpan.FromHours(1);

    /// <summary>EventBridge is usually seconds late, not minutes.</summary>
    private static readonly TimeSpan After = TimeSpan.FromMinutes(10);

    public string Name => ProbeNames.Events;

    public IReadOnlyList<string> Needs => [ProbeNames.StoppedTask];

    public string LooksAt => "ECS events in the event log groups";

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Task is not { } task)
            return;

        var serviceArn = ServiceArn(task);
        var findings = await file.Logs.Events(task.TaskArn, serviceArn, task.Cluster, Window(task), PageBudget, cancellationToken);
        var lines = findings.Select(file.Note).OfType<EventLines>().ToList();

        // A second look may find less than the first (a page budget, a denial): what was found stays. EventBridge may deliver twice.
        var own = EventLines.Of(task.TaskArn, lines.SelectMany(l => l.Tasks));
        file.TaskEvents = own.Count > 0 ? own : file.TaskEvents;
        var actions = lines.SelectMany(l => l.Actions).Where(a => a.ServiceArn == serviceArn).DistinctBy(a => a.Line.Message).OrderBy(a => a.At).ToList();
        file.ServiceActions = actions.Count > 0 ? actions : file.ServiceActions;
    }

    /// <summary>From the start of a short life, or the last hour of a long one: all that tells of the stop stands near it.</summary>
    private TimeWindow Window(EcsTask task)
    {
        var stopped = task.StoppedAt ?? time.GetUtcNow();
        var from = task.CreatedAt - Before is { } start && start > stopped - LastHour ? start : stopped - LastHour;
        return new TimeWindow(from, stopped + After);
    }

    /// <summary>The service's ARN in the task's own form: with the cluster in it, or without.</summary>
    internal static string? ServiceArn(EcsTask task)
    {
        var resource = task.TaskArn.IndexOf(":task/", StringComparison.Ordinal);
        if (task.Service is not { } service || resource < 0)
            return null;

        var isOldForm = task.TaskArn.AsSpan(resource).Count('/') == 1;
        return isOldForm || task.Cluster is null
            ? $"{task.TaskArn[..resource]}:service/{service}"
            : $"{task.TaskArn[..resource]}:service/{task.Cluster}/{service}";
    }
}
