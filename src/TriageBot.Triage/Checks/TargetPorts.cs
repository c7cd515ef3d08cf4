using System.Globalization;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.LoadBalancing;

namespace TriageBot.Triage.Checks;

/// <summary>Whether the ports agree that a health check passes: the service's, the target group's, the container's.</summary>
internal static class TargetPorts
{
    /// <summary>What disagrees; null where nothing does, as far as the settings tell.</summary>
    public static string? Disagreement(TargetGroup group, ServiceLoadBalancer sends, TaskDefinition? definition)
    {
        var own = definition?.Containers.FirstOrDefault(c => c.Name == sends.Container);
        if (definition is not null && sends.Container is not null && own is null)
            return $"the service sends to container {sends.Container}, which the task definition does not have";
        if (own is { ContainerPorts.Count: > 0 } && sends.ContainerPort is { } port && !own.ContainerPorts.Contains(port))
            return $"the service sends to port {port} of {own.Name}, which maps {Listed(own.ContainerPorts)}";
        if (definition?.NetworkMode == "awsvpc" && group.TargetType is "instance")
            return $"target group {group.Name} takes instances, and tasks with a network interface of their own need type ip";
        if (int.TryParse(group.HealthCheckPort, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && definition is not null
            && definition.NetworkMode == "awsvpc" && definition.Containers.All(c => !c.ContainerPorts.Contains(asked)))
            return $"target group {group.Name} checks port {asked}, and {(sends.Container is { } name ? $"{name} maps {Listed(own?.ContainerPorts ?? [])}" : "no container maps it")}";
        return null;
    }

    /// <summary>The port that is checked.</summary>
    public static int? Asked(TargetGroup group, ServiceLoadBalancer sends) =>
        int.TryParse(group.HealthCheckPort, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : sends.ContainerPort ?? group.Port;

    private static string Listed(IReadOnlyList<int> ports) => ports.Count == 0 ? "none" : string.Join(", ", ports);
}
