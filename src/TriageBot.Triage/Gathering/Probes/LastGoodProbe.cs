namespace TriageBot.Triage.Gathering.Probes;

/// <summary>The revision to which the service could go back. It asks beside the service's own probe, not after it: two calls more, one round trip less.</summary>
public sealed class LastGoodProbe : IProbe
{
    public string Name => ProbeNames.LastGood;

    public IReadOnlyList<string> Needs => [ProbeNames.StoppedTask];

    public string LooksAt => "the service's earlier deployments";

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (ServiceRef.Of(file) is { } service && file.Task is { } task)
            file.LastGood = file.Note(await file.Ecs.LastGoodRevision(service.Cluster, service.Name, task.TaskDefinitionArn, cancellationToken));
    }
}
