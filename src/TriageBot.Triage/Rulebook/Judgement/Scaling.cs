using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>
/// ECS says "Scaling activity initiated by" of a scale-in and of a replacement alike. The task's deployment against the service's primary one tells
/// them apart, as far as that one was there when the task stopped: the service is read as it is now.
/// </summary>
internal static class Scaling
{
    public static IEnumerable<Reading> Judge(Dossier dossier, EcsTask task, IReadOnlyList<Reading> asked)
    {
        var primary = PrimaryThen(dossier, task);
        var replaced = primary is not null && task.StartedBy is { } by && by != primary.Id;
        foreach (var reading in asked)
        {
            var likely = reading.Cause == (replaced ? "deployment_replacement" : "scale_in");
            if (primary is null || task.StartedBy is null)
                yield return reading with { Strength = likely ? Strength.Strong : Strength.Weak };
            else if (likely)
                yield return reading.With(Deployment(primary, replaced)) with { Strength = Strength.Decisive };
        }
    }

    public static IEnumerable<Clue> Against(string cause, Dossier dossier, EcsTask task)
    {
        if (task.IsHealthKill())
            yield return new Clue(RecordIds.StoppedReason, EvidenceSource.Record, "ECS killed it for its health checks");
        if (task.StopCode == StopCodes.SchedulerInitiated && task.IsMaintenance())
            yield return new Clue(RecordIds.StoppedReason, EvidenceSource.Record, "ECS names maintenance");

        foreach (var clue in Deployments.Against(dossier))
            yield return clue;

        if (PrimaryThen(dossier, task) is not { } primary || task.StartedBy is not { } by)
            yield break;

        if (cause == "scale_in" && by != primary.Id)
            yield return Deployment(primary, true);
        if (cause == "deployment_replacement" && by == primary.Id)
            yield return Deployment(primary, false);
    }

    // A deployment that began only after the stop tells nothing of it.
    private static EcsDeployment? PrimaryThen(Dossier dossier, EcsTask task) =>
        dossier.Service?.Service.Primary is { } primary
        && primary.CreatedAt is { } created
        && (task.StoppingAt ?? task.StoppedAt) is { } stopped
        && created <= stopped
            ? primary
            : null;

    private static Clue Deployment(EcsDeployment primary, bool replaced) => new(
        RecordIds.Deployment(primary.Id),
        EvidenceSource.Record,
        replaced ? $"the service's primary deployment {primary.Id} is another than the task's" : $"the task is of the service's primary deployment {primary.Id}");
}
