using TriageBot.Triage.Decoding;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Ecs.Events;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Gathering.FollowUps;
using TriageBot.Triage.Gathering.Probes;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Verifying;

/// <summary>
/// Whether a line belongs to the stop that is explained: told from the task definition and from parsed fields, never from
/// a piece of text somewhere in the line.
/// </summary>
internal static class Belonging
{
    /// <summary>DescribeTasks gives milliseconds, events may be rounded.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    /// <summary>How far around the task's time what tells of its service may stand.</summary>
    private static readonly TimeSpan AroundTask = TimeSpan.FromMinutes(10);

    /// <summary>Null where it belongs.</summary>
    public static Refusal? Check(LogLine line, Draft draft, Dossier dossier)
    {
        if (line.Source != EvidenceSource.Application && StandsInApplicationLog(line, dossier))
            return Elsewhere(line, "its log group is one that an application writes to");

        return (line.Source, dossier.Task) switch
        {
            (EvidenceSource.EcsServiceEvent, _) => ServiceAction(line, dossier),
            (EvidenceSource.EcsActionLog, _) => ActionLog(line, dossier),
            (_, null) => Elsewhere(line, "there is no task"),
            (EvidenceSource.Application, { } task) => Application(line, draft, task, dossier.Definition),
            (EvidenceSource.EcsEvent, { } task) => TaskEvent(line, task, dossier),
            (EvidenceSource.ContainerInsights, { } task) => Usage(line, task),
            (EvidenceSource.CloudTrail, { } task) => Denied(line, task),
            _ => Elsewhere(line, $"no {line.Source.Name()} line can be placed"),
        };
    }

    private static Refusal? Application(LogLine line, Draft draft, EcsTask task, TaskDefinition? definition)
    {
        var owner = definition?.Containers.FirstOrDefault(c => Holds(LogDestination.Of(c, task), c.Name, line, task));
        if (owner is null)
            return Elsewhere(line, "it stands in no stream of this task's containers");

        if (draft.Container is not null && owner.Name != draft.Container)
            return Elsewhere(line, $"it stands in the stream of container {owner.Name}, and {draft.Container} is blamed");

        var life = LastLife.Of(task, owner);
        return life.Contains(line.Timestamp) ? null : AnotherTime(line, $"was written outside the container's last life ({life})");
    }

    private static bool Holds(LogDestination destination, string container, LogLine line, EcsTask task) => destination switch
    {
        CloudWatch place => place.Stream == line.Stream && InRegion(line.Scope, place.Region, task),
        Routed place => place.Group == line.Stream.Group && InRegion(line.Scope, place.Region, task) && place.Holds(line.Message, line.Stream.Stream, container, task),
        _ => false,
    };

    private static bool InRegion(AwsScope scope, string? region, EcsTask task) => scope.Region == (region ?? task.TaskArn.Split(':')[3]);

    private static Refusal? TaskEvent(LogLine line, EcsTask task, Dossier dossier)
    {
        if (EcsEvent.Parse(line.Message) is not TaskStateChange { Task: var told } || told.TaskArn != task.TaskArn)
            return Elsewhere(line, "it is no state change of this task");

        var newest = dossier.TaskEvents is [.., var last] ? last.Task.Version : null;
        if (told.LastStatus != "STOPPED" || told.Version < newest)
            return AnotherTime(line, "tells of an earlier state of the task");

        var sameStop = told.StoppedAt is { } at ? task.StoppedAt is not { } recorded || (at - recorded).Duration() <= Rounding : task.StoppedAt is null;
        return sameStop ? null : AnotherTime(line, "tells of a stop at another time than ECS records");
    }

    private static Refusal? ServiceAction(LogLine line, Dossier dossier) =>
        EcsEvent.Parse(line.Message) is not ServiceActionEvent action || action.ServiceArn != ServiceArn(dossier)
            ? Elsewhere(line, "it is no action of this task's service")
            : InServiceWindow(line, action.Time, dossier);

    private static Refusal? ActionLog(LogLine line, Dossier dossier)
    {
        var cluster = dossier.Task is { } task ? task.Cluster : (dossier.Target as ServiceTarget)?.Cluster;
        return line.Stream.Group != ActionLogPlugin.Group(cluster) || ServiceArn(dossier) is not { } arn || ActionLogEntry.Parse(line) is not { } entry || !entry.IsOf(arn)
            ? Elsewhere(line, "it is no action log of this task's service")
            : InServiceWindow(line, entry.At, dossier);
    }

    /// <summary>Around the task; where there is none, within the last hour.</summary>
    private static Refusal? InServiceWindow(LogLine line, DateTimeOffset at, Dossier dossier)
    {
        var window = dossier.Task is { } task
            ? new TimeWindow((task.CreatedAt ?? task.StoppedAt ?? at) - AroundTask, (task.StoppedAt ?? at) + AroundTask)
            : new TimeWindow(dossier.GatheredAt - ServiceActionsFollowUp.Before, dossier.GatheredAt);
        return window.Contains(at) ? null : AnotherTime(line, dossier.Task is null ? "is older than an hour" : "is of another time than the task");
    }

    private static string? ServiceArn(Dossier dossier) =>
        dossier.Task is { } task ? EventsProbe.ServiceArn(task) : dossier.Service?.Service.ServiceArn;

    private static Refusal? Usage(LogLine line, EcsTask task)
    {
        if (line.Stream.Group != UsagePlugin.Group(task.Cluster) || UsageRecord.Of(line)?.TaskId != task.TaskId)
            return Elsewhere(line, "it is no Container Insights record of this task");

        return InLife(line, line.Timestamp, task);
    }

    private static Refusal? Denied(LogLine line, EcsTask task) =>
        DeniedCall.Of(line) is not { } call || call.Session != task.TaskId
            ? Elsewhere(line, "it records no denied call of this task's roles")
            : InLife(line, call.At, task);

    private static Refusal? InLife(LogLine line, DateTimeOffset at, EcsTask task)
    {
        var life = new TimeWindow((task.CreatedAt ?? task.StoppedAt ?? at) - Rounding, (task.StoppedAt ?? at) + TimeSpan.FromMinutes(1));
        return life.Contains(at) ? null : AnotherTime(line, $"is of another time than the task ({life})");
    }

    /// <summary>Whoever can print into the group could forge a record of AWS there.</summary>
    private static bool StandsInApplicationLog(LogLine line, Dossier dossier) =>
        dossier.Definition?.Containers
            .SelectMany(c => c.Log?.Options ?? new Dictionary<string, string>())
            .Any(o => o.Key.ToLowerInvariant() is "awslogs-group" or "log_group_name" && SameGroup(o.Value, line.Stream.Group)) ?? false;

    private static bool SameGroup(string name, string nameOrArn) =>
        name == nameOrArn || nameOrArn.EndsWith($":log-group:{name}", StringComparison.Ordinal) || nameOrArn.EndsWith($":log-group:{name}:*", StringComparison.Ordinal);

    private static Refusal Elsewhere(LogLine line, string because) => new(RefusalKind.BelongsElsewhere, line.Id, $"line {line.Id}: {because}");

    private static Refusal AnotherTime(LogLine line, string because) => new(RefusalKind.AnotherTime, line.Id, $"line {line.Id} {because}");
}
