using TriageBot.Triage.Gathering.Probes;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Gathering.FollowUps;

/// <summary>What ECS could not do for a service of which no task stopped: then its actions are all that tells. They are found by the ARN that ECS gives for it.</summary>
public sealed class ServiceActionsFollowUp(TimeProvider time) : IFollowUp
{
    private const int PageBudget = 10;

    /// <summary>How long an action may tell of now.</summary>
    internal static readonly TimeSpan Before = TimeSpan.FromHours(1);

    public string Name => "service actions";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "the service's actions in the event log groups";

    public int MostCalls => 1;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) => dossier is { Task: null, Service: not null };

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file is not { Task: null, Service.ServiceArn: { } arn } || ServiceRef.Of(file) is not { } service)
            return;

        var now = time.GetUtcNow();
        var findings = await file.Logs.ServiceActions(arn, service.Cluster, new TimeWindow(now - Before, now), PageBudget, cancellationToken);
        file.ServiceActions =
        [
            .. findings.Select(file.Note).OfType<EventLines>().SelectMany(l => l.Actions).Where(a => a.ServiceArn == arn).DistinctBy(a => a.Line.Message).OrderBy(a => a.At),
        ];
    }
}
