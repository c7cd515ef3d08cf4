using TriageBot.Triage.Decoding;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Ecs.Events;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
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

    /// <summary>How far around the task's time a Service Action may stand.</summary>
    private static readonly TimeSpan AroundTask = TimeSpan.FromMinutes(10);

    /// <summary>Null where it belongs.</summary>
    public static Refusal? Check(LogLine line, Draft draft, Dossier dossier)
    {
        if (dossier.Task is not { } task)
            return Elsewhere(line, "there is no task");

        return line.Source switch
        {
            EvidenceSource.Application => Application(line, draft, task, dossier.Definition),
            EvidenceSource.EcsEvent => TaskEvent(line, task, dossier),
            EvidenceSource.EcsServiceEvent => ServiceAction(line, task, dossier),
            _ => Elsewhere(line, $"no {line.Source.Name()} line can be placed yet"),
        };
    }

    private static Refusal? Application(LogLine line, Draft draft, EcsTask task, TaskDefinition? definition)
    {
        var owner = definition?.Containers.FirstOrDefault(c =>
            LogDestination.Of(c, task) is CloudWatch place && place.Stream == line.Stream && InRegion(line.Scope, place, task));
        if (owner is null)
            return Elsewhere(line, "it stands in no stream of this task's containers");

        if (draft.Container is not null && owner.Name != draft.Container)
            return Elsewhere(line, $"it stands in the stream of container {owner.Name}, and {draft.Container} is blamed");

        var life = LastLife.Of(task, owner);
        return life.Contains(line.Timestamp) ? null : new Refusal(RefusalKind.AnotherTime, line.Id, $"line {line.Id} was written outside the container's last life ({life})");
    }

    private static bool InRegion(AwsScope scope, CloudWatch place, EcsTask task) =>
        scope.Region == (place.Region ?? task.TaskArn.Split(':')[3]);

    private static Refusal? TaskEvent(LogLine line, EcsTask task, Dossier dossier)
    {
        if (StandsInApplicationLog(line, dossier))
            return Elsewhere(line, "its log group is one that an application writes to");

        if (EcsEvent.Parse(line.Message) is not TaskStateChange { Task: var told } || told.TaskArn != task.TaskArn)
            return Elsewhere(line, "it is no state change of this task");

        var newest = dossier.TaskEvents is [.., var last] ? last.Task.Version : null;
        if (told.LastStatus != "STOPPED" || told.Version < newest)
            return new Refusal(RefusalKind.AnotherTime, line.Id, $"line {line.Id} tells of an earlier state of the task");

        var sameStop = told.StoppedAt is { } at && (task.StoppedAt is not { } recorded || (at - recorded).Duration() <= Rounding);
        return sameStop ? null : new Refusal(RefusalKind.AnotherTime, line.Id, $"line {line.Id} tells of a stop at another time than ECS records");
    }

    private static Refusal? ServiceAction(LogLine line, EcsTask task, Dossier dossier)
    {
        if (StandsInApplicationLog(line, dossier))
            return Elsewhere(line, "its log group is one that an application writes to");

        if (EcsEvent.Parse(line.Message) is not ServiceActionEvent action || action.ServiceArn != Gathering.Probes.EventsProbe.ServiceArn(task))
            return Elsewhere(line, "it is no action of this task's service");

        var around = new TimeWindow((task.CreatedAt ?? task.StoppedAt ?? action.Time) - AroundTask, (task.StoppedAt ?? action.Time) + AroundTask);
        return around.Contains(action.Time) ? null : new Refusal(RefusalKind.AnotherTime, line.Id, $"line {line.Id} is of another time than the task");
    }

    /// <summary>Whoever can print into the group could forge an event of ECS there.</summary>
    private static bool StandsInApplicationLog(LogLine line, Dossier dossier) =>
        dossier.Definition?.Containers.Any(c => c.Log?.Options.GetValueOrDefault("awslogs-group") is { } group && SameGroup(group, line.Stream.Group)) ?? false;

    private static bool SameGroup(string name, string nameOrArn) =>
        name == nameOrArn || nameOrArn.EndsWith($":log-group:{name}", StringComparison.Ordinal) || nameOrArn.EndsWith($":log-group:{name}:*", StringComparison.Ordinal);

    private static Refusal Elsewhere(LogLine line, string because) => new(RefusalKind.BelongsElsewhere, line.Id, $"line {line.Id}: {because}");
}
