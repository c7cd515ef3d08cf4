using TriageBot.Triage.Ecs;
using TriageBot.Triage.Ecs.Events;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook.Matching;

/// <summary>
/// The texts of a dossier that signatures read. Of an event only what the parsed event holds in AWS's own fields; never its raw JSON.
/// Where somebody called StopTask, the stopped reason is that caller's free text and is not read at all.
/// Of a task's state changes only the last counts: an earlier one tells of a state that has passed. Of the service's messages only those around the stop.
/// </summary>
public static class Texts
{
    private static readonly string[] s_injected = ["aws-guardduty-agent", "ecs-service-connect"];

    public static IEnumerable<ScanText> Of(Dossier dossier) =>
        OfRecord(dossier)
            .Concat(dossier.StopEvent is { } stop ? OfEvent(stop.Line.Id, stop.Task, dossier.Definition) : [])
            .Concat(dossier.ServiceActions.Where(a => dossier.MayBeTold(a.At, a.Reason)).SelectMany(a => OfAction(a.Line.Id, a.Name, a.Reason, a.At, dossier.Task is null)))
            .Concat(dossier.ActionLog.SelectMany(OfActionLog))
            .Concat(dossier.DeniedCalls.SelectMany(OfTrail))
            .Concat(dossier.Tails.Where(t => !IsInjected(t.Container, dossier.Definition)).SelectMany(t => t.Lines).Select(OfApplication));

    /// <summary>What of one freshly read line may back a cause.</summary>
    public static IEnumerable<ScanText> Of(LogLine line) => line.Source switch
    {
        EvidenceSource.Application => [OfApplication(line)],
        EvidenceSource.EcsEvent when EcsEvent.Parse(line.Message) is TaskStateChange change => OfEvent(line.Id, change.Task, null),
        EvidenceSource.EcsServiceEvent when EcsEvent.Parse(line.Message) is ServiceActionEvent action => OfAction(line.Id, action.Name, action.Reason, action.Time, true),
        EvidenceSource.EcsActionLog when ActionLogEntry.Parse(line) is { } entry => OfActionLog(entry),
        EvidenceSource.CloudTrail when DeniedCall.Of(line) is { } call => OfTrail(call),
        _ => [],
    };

    /// <summary>True for what AWS or an agent puts into a task: it is in no task definition and never the one to blame.</summary>
    public static bool IsInjected(string container, TaskDefinition? definition) =>
        Array.Exists(s_injected, prefix => container.StartsWith(prefix, StringComparison.Ordinal))
        || (definition is { Containers.Count: > 0 } && definition.Container(container) is null);

    private static IEnumerable<ScanText> OfRecord(Dossier dossier)
    {
        if (dossier.Task is { } task)
        {
            foreach (var text in OfTask(task, dossier.Definition, RecordFields))
                yield return text;
        }

        foreach (var told in dossier.Service?.Service.Events.Where(e => dossier.MayBeTold(e.CreatedAt, e.Message)) ?? [])
        {
            var id = RecordIds.ServiceEvent(told.Id);
            yield return new ScanText(TextKinds.RecordServiceEvent, id, null, told.Message, told.CreatedAt);
            if (dossier.Task is null && ServiceMessages.ReasonOfTask(told.Message) is { } reason)
                yield return new ScanText(TextKinds.RecordStoppedReason, id, null, reason, told.CreatedAt);
        }
    }

    private static IEnumerable<ScanText> OfEvent(string lineId, EcsTask task, TaskDefinition? definition) =>
        OfTask(task, definition, new Fields(
            (TextKinds.EventStopCode, lineId),
            (TextKinds.EventStoppedReason, lineId),
            TextKinds.EventContainerReason,
            _ => lineId));

    private static IEnumerable<ScanText> OfTask(EcsTask task, TaskDefinition? definition, Fields fields)
    {
        if (task.StopCode is { } code)
            yield return new ScanText(fields.StopCode.Kind, fields.StopCode.Id, null, code, task.StoppedAt);

        if (task.StoppedReason is { } reason && task.StopCode != StopCodes.UserInitiated)
            yield return new ScanText(fields.StoppedReason.Kind, fields.StoppedReason.Id, null, reason, task.StoppedAt);

        foreach (var container in task.Containers)
        {
            if (container.Reason is { } why && !IsInjected(container.Name, definition))
                yield return new ScanText(fields.ContainerReason, fields.Id(container), Awaited.In(why, task) ?? container.Name, why, task.StoppedAt);
        }
    }

    private static IEnumerable<ScanText> OfAction(string lineId, string name, string? reason, DateTimeOffset at, bool isAllThereIs)
    {
        yield return new ScanText(TextKinds.ServiceActionName, lineId, null, name, at);
        if (reason is not null)
            yield return new ScanText(TextKinds.ServiceActionReason, lineId, null, reason, at);
        if (isAllThereIs && ServiceMessages.ReasonOfTask(reason) is { } why)
            yield return new ScanText(TextKinds.EventStoppedReason, lineId, null, why, at);
    }

    private static IEnumerable<ScanText> OfActionLog(ActionLogEntry entry)
    {
        yield return new ScanText(TextKinds.ActionLogName, entry.Line.Id, null, entry.Name, entry.At);
        if (entry.Reason is { } reason)
            yield return new ScanText(TextKinds.ActionLogReason, entry.Line.Id, null, reason, entry.At);
    }

    private static IEnumerable<ScanText> OfTrail(DeniedCall call) =>
        call.ErrorMessage is { } message ? [new ScanText(TextKinds.TrailErrorMessage, call.Line.Id, null, message, call.At)] : [];

    private static ScanText OfApplication(LogLine line) =>
        new(TextKinds.ApplicationMessage, line.Id, line.Container, line.Said, line.Timestamp);

    private static readonly Fields RecordFields = new(
        (TextKinds.RecordStopCode, RecordIds.StopCode),
        (TextKinds.RecordStoppedReason, RecordIds.StoppedReason),
        TextKinds.RecordContainerReason,
        container => RecordIds.Reason(container.Name));

    private sealed record Fields(
        (TextKinds Kind, string Id) StopCode,
        (TextKinds Kind, string Id) StoppedReason,
        TextKinds ContainerReason,
        Func<EcsContainer, string> Id);
}
