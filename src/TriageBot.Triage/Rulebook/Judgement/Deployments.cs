using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>What the service's record says of deployments that ECS gave up.</summary>
internal static class Deployments
{
    public static IEnumerable<Clue> GivenUp(Dossier dossier) => Failed(dossier)
        .Where(d => d.RolloutStateReason?.Contains("circuit breaker", StringComparison.OrdinalIgnoreCase) == true)
        .Select(Clue);

    /// <summary>The deployment that the task is of was given up.</summary>
    public static bool OwnFailed(Dossier dossier) => Own(dossier) is not null;

    /// <summary>What speaks against a stop in which nothing failed.</summary>
    public static IEnumerable<Clue> Against(Dossier dossier) => Own(dossier) is { } own ? [Clue(own)] : [];

    private static EcsDeployment? Own(Dossier dossier) => Failed(dossier).FirstOrDefault(d => d.Id == dossier.Task?.StartedBy);

    private static IEnumerable<EcsDeployment> Failed(Dossier dossier) => dossier.Service?.Service.Deployments.Where(d => d.RolloutState == "FAILED") ?? [];

    private static Clue Clue(EcsDeployment deployment) => new(RecordIds.Deployment(deployment.Id), EvidenceSource.Record, $"ECS records deployment {deployment.Id} as failed");
}
