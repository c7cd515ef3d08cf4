using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Filling;

/// <summary>The ports of a container, beside those of the others that share the task's network.</summary>
internal sealed class Ports(Dossier dossier, string? container)
{
    private const int FirstFree = 1024;

    private readonly IReadOnlyList<ContainerDefinition> _all = dossier.Definition?.Containers ?? [];

    private IReadOnlyList<int> Own => _all.FirstOrDefault(c => c.Name == container)?.ContainerPorts ?? [];

    /// <summary>A port that only root may bind.</summary>
    public int? Low => Own.Where(p => p is > 0 and < FirstFree).Select(p => (int?)p).FirstOrDefault();

    /// <summary>One that anybody may bind and no other container of the task has.</summary>
    public int? High => Low is { } low ? Free(low is 80 ? 8080 : low is 443 ? 8443 : low + 8000) : null;

    /// <summary>A port that another container of the task has as well.</summary>
    public int? Shared => Own.Where(p => Others.Contains(p)).Select(p => (int?)p).FirstOrDefault();

    /// <summary>Who must follow where the port becomes another.</summary>
    public IEnumerable<string> OthersOf(int? port)
    {
        if (port is null)
            yield break;
        if (dossier.Service?.Service.LoadBalancers.Any(l => l.Container == container && l.ContainerPort == port) == true)
            yield return $"the service's load balancer sends to port {port} of {container}: containerPort, target group and security group must follow";
        if (_all.FirstOrDefault(c => c.Name == container)?.HealthCheck is { } check && check.Command.Any(w => w.Contains($":{port}", StringComparison.Ordinal)))
            yield return $"the health check of {container} asks port {port}";
    }

    private IEnumerable<int> Others => _all.Where(c => c.Name != container).SelectMany(c => c.ContainerPorts);

    private int Free(int port)
    {
        while (Own.Contains(port) || Others.Contains(port))
            port++;
        return port;
    }
}
