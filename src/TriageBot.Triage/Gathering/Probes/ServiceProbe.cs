using TriageBot.Triage.Ecs;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Gathering.Probes;

/// <summary>The service as it is now, and the revision to which it could go back.</summary>
public sealed class ServiceProbe : IProbe
{
    public string Name => ProbeNames.Service;

    public IReadOnlyList<string> Needs => [ProbeNames.StoppedTask];

    public string LooksAt => "the service now";

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        var (cluster, name) = file switch
        {
            { Task.Service: { } owner } => (file.Task.Cluster, owner),
            { Task: null, Target: ServiceTarget asked } => (asked.Cluster, asked.Service),
            _ => (null, null),
        };
        if (name is null || file.Note(await file.Ecs.DescribeService(cluster, name, cancellationToken)) is not { } service)
            return;

        var failing = file.Task?.TaskDefinitionArn;
        var good = StillRunning(service, failing)
            ?? file.Note(await file.Ecs.LastGoodRevision(cluster, name, failing, cancellationToken));
        file.Service = new ServiceNow(service, good?.TaskDefinition, good?.Since);
    }

    /// <summary>A completed deployment of another revision that is still there saves asking for the history.</summary>
    private static Plugins.LastGood? StillRunning(EcsService service, string? failing) =>
        service.Deployments
            .Where(d => d.RolloutState == "COMPLETED" && d.TaskDefinitionArn is not null && d.TaskDefinitionArn != failing)
            .OrderByDescending(d => d.CreatedAt)
            .Select(d => new Plugins.LastGood(Names.Last(d.TaskDefinitionArn!), d.UpdatedAt ?? d.CreatedAt))
            .FirstOrDefault();
}
