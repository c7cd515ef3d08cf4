using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>Whether what a service told has passed: ECS says when all its tasks run again.</summary>
internal static class SteadyState
{
    /// <summary>The message that says so, newer than all of the clues; null where there is none.</summary>
    public static Clue? Since(Dossier dossier, IReadOnlyList<Clue> told)
    {
        var ids = told.Select(c => c.EvidenceId).ToHashSet();
        var events = dossier.Service?.Service.Events ?? [];
        var last = events.Where(e => ids.Contains(RecordIds.ServiceEvent(e.Id))).Select(e => e.CreatedAt)
            .Concat(dossier.ServiceActions.Where(a => ids.Contains(a.Line.Id)).Select(a => a.At))
            .Cast<DateTimeOffset?>().Max();

        if (events.FirstOrDefault(e => e.CreatedAt > last && e.Message.Contains("has reached a steady state", StringComparison.Ordinal)) is { } steady)
            return new Clue(RecordIds.ServiceEvent(steady.Id), EvidenceSource.Record, "the service has reached a steady state since");
        return dossier.ServiceActions.FirstOrDefault(a => a.At > last && a.Name == "SERVICE_STEADY_STATE") is { } action
            ? new Clue(action.Line.Id, EvidenceSource.EcsServiceEvent, "the service has reached a steady state since")
            : null;
    }
}
