using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Gathering.Probes;

/// <summary>The service as it is now.</summary>
public sealed class ServiceProbe : IProbe
{
    public string Name => ProbeNames.Service;

    public IReadOnlyList<string> Needs => [ProbeNames.StoppedTask];

    public string LooksAt => "the service now";

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (ServiceRef.Of(file) is { } service)
            file.Service = file.Note(await file.Ecs.DescribeService(service.Cluster, service.Name, cancellationToken));
    }
}

/// <summary>The service that owns the task, or the one that was asked about where no task was found.</summary>
internal sealed record ServiceRef(string? Cluster, string Name)
{
    public static ServiceRef? Of(CaseFile file) => file switch
    {
        { Task.Service: { } owner } => new(file.Task.Cluster, owner),
        { Task: null, Target: ServiceTarget asked } => new(asked.Cluster, asked.Service),
        _ => null,
    };
}
