using TriageBot.Triage.Gathering.Probes;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Gathering.FollowUps;

/// <summary>What ECS noted of the service's deployments, where one is in question or no task ever came to be.</summary>
public sealed class ActionLogFollowUp(TimeProvider time) : IFollowUp
{
    private static readonly TimeSpan Before = TimeSpan.FromHours(1);
    private static readonly TimeSpan After = TimeSpan.FromMinutes(10);

    private static readonly string[] s_causes =
    [
        "circuit_breaker_tripped", "capacity_unavailable", "fargate_quota", "no_container_instances", "ip_exhausted", "host_port_conflict",
        "eni_limit", "eni_provisioning_timeout", "eni_setup_failed",
    ];

    public string Name => "action logs";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "the cluster's ECS Action Logs";

    public int MostCalls => 1;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) => dossier switch
    {
        { Task: null, Service: not null } => true,
        { Task.Service: not null } => readings.Best().Any(r => s_causes.Contains(r.Cause) || r.Cause.StartsWith("placement_", StringComparison.Ordinal)),
        _ => false,
    };

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        var arn = file.Task is { } task ? EventsProbe.ServiceArn(task) : file.Service?.ServiceArn;
        var until = file.Task?.StoppedAt ?? time.GetUtcNow();
        if (arn is not null && ServiceRef.Of(file) is { Cluster: { } cluster })
            file.ActionLog = file.Note(await file.Tools.ActionLogs.Entries(arn, cluster, new TimeWindow(until - Before, until + After), cancellationToken)) ?? [];
    }
}
