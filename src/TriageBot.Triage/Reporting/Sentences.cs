using System.Globalization;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Reporting;

/// <summary>The sentences that lead an answer. Only a conclusion says why; everything else says what ECS says, or "reading".</summary>
internal static class Sentences
{
    public static string Summary(Answer answer) => answer.Verdict switch
    {
        Verdict.Concluded => answer.Conclusion!.Summary,
        Verdict.RecordOnly => RecordOnly(answer),
        Verdict.NotStopped => NotStopped(answer.Dossier),
        _ => NotFound(answer),
    };

    /// <summary>What ECS itself says, the most telling of its words first; null where it says nothing of use.</summary>
    public static string? EcsSays(Answer answer)
    {
        if (answer.Dossier.Task is not { } task)
            return OfService(answer);

        var culprit = task.Containers.FirstOrDefault(c => c.Name == answer.Culprit?.Container);
        return (culprit?.Reason, task.StoppedReason) switch
        {
            ({ Length: > 0 } reason, _) => reason,
            (_, { Length: > 0 } reason) when !IsGeneric(reason) => reason,
            _ => null,
        };
    }

    /// <summary>True for the words that tell only that something ended.</summary>
    public static bool IsGeneric(string reason) =>
        reason.StartsWith("Essential container in task exited", StringComparison.OrdinalIgnoreCase) || reason.Equals("Task failed to start", StringComparison.OrdinalIgnoreCase);

    /// <summary>The words of the service's event that the reading rests on.</summary>
    private static string? OfService(Answer answer)
    {
        var ids = answer.Reading?.For.Select(c => c.EvidenceId).ToList() ?? [];
        return answer.Dossier.Service?.Service.Events.FirstOrDefault(e => ids.Contains($"service.events[{e.Id}]"))?.Message
            ?? answer.Dossier.ServiceActions.LastOrDefault(a => ids.Contains(a.Line.Id)) switch
            {
                { } action => $"{action.Name} {action.Reason}".TrimEnd(),
                null => null,
            };
    }

    private static string RecordOnly(Answer answer)
    {
        var reading = answer.Reading is { Bucket: not Bucket.Unknown } r ? $" Reading: {r.Bucket.Name()}, {r.Cause}. Not a conclusion." : "";
        if (EcsSays(answer) is { } says)
            return $"ECS reports \"{says}\"; no log line proves more.{reading}";

        var ended = answer.Culprit is { } c ? $"{c.Container} ended{Exit(answer, c.Container)}" : $"The task stopped ({answer.Dossier.Task?.StopCode ?? "no stop code"})";
        return $"{ended} and nothing that was read says why.{reading}";
    }

    public static string Exit(Answer answer, string container) =>
        answer.Dossier.Task?.Containers.FirstOrDefault(c => c.Name == container)?.ExitCode is { } code ? $" with exit {code}" : "";

    private static string NotStopped(Dossier dossier) => dossier switch
    {
        { Task: { } task } => $"Task {task.TaskId} has not stopped: it is {task.LastStatus ?? "in an unknown state"}{(task.DesiredStatus == "STOPPED" ? ", and on its way to stop" : "")}.",
        { Service.Service: { } service } => $"No stopped task of {service.Name} is remembered: {service.RunningCount} of {service.DesiredCount?.ToString(CultureInfo.InvariantCulture) ?? "?"} running.{LastEvent(service)}",
        _ => "Nothing has stopped.",
    };

    private static string LastEvent(EcsService service) => service.Events is [var newest, ..] ? $" Newest event: \"{newest.Message}\"" : "";

    private static string NotFound(Answer answer)
    {
        var looked = string.Join("; ", answer.Dossier.Looks.Where(l => l.Result is LookResult.Nothing).Select(l => l.Detail));
        var blind = answer.Gaps.Count > 0 ? $" Not seen: {string.Join("; ", answer.Gaps.Select(g => $"{g.What} ({g.Because})"))}." : "";
        return $"{Titles.Of(answer.Ask.Target)} was not found{(looked.Length > 0 ? $": {looked}" : "")}.{blind}";
    }
}
