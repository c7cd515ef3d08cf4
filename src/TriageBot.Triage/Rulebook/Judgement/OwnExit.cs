using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>Whether a container ended of itself and took the task with it: what every cause inside an application claims.</summary>
internal static class OwnExit
{
    /// <summary>What speaks against it.</summary>
    public static IEnumerable<Clue> Against(string? container, Dossier dossier)
    {
        if (dossier.Task is not { } task)
            yield break;

        // What fails its health checks may well say why.
        if (task.WasRequested() && !task.IsHealthKill())
            yield return new Clue(RecordIds.StopCode, EvidenceSource.Record, $"the stop was asked for ({task.StopCode})");
        if (task.NeverRan())
            yield return new Clue(RecordIds.StartedAt, EvidenceSource.Record, "no container of the task ever ran");
        if (container is not null && Culprit.Of(dossier) is { } culprit && !culprit.MayBe(container))
            yield return new Clue(RecordIds.ExitCode(culprit.Container), EvidenceSource.Record, $"another container ended first: {culprit.Because}");
    }
}
