using TriageBot.Triage.Ecs;

namespace TriageBot.Triage.Checks;

/// <summary>What a task asks of a container instance.</summary>
/// <param name="Cpu">CPU units.</param>
/// <param name="HostPorts">TCP ports of the host.</param>
/// <param name="Attributes">Names that the instance must have.</param>
/// <param name="Expressions">Placement constraints, which are not evaluated here.</param>
internal sealed record Placement(int Cpu, int MemoryMiB, IReadOnlyList<int> HostPorts, IReadOnlyList<string> Attributes, IReadOnlyList<string> Expressions)
{
    /// <summary>The task's own size goes before the sum of its containers'; a reservation goes before a hard limit.</summary>
    public static Placement Of(TaskDefinition definition) => new(
        definition.Cpu ?? definition.Containers.Sum(c => c.Cpu),
        definition.MemoryMiB ?? definition.Containers.Sum(c => c.MemoryReservationMiB ?? c.MemoryMiB ?? 0),
        [.. definition.Containers.SelectMany(c => c.HostPorts).Distinct()],
        definition.RequiresAttributes,
        definition.PlacementExpressions);

    /// <summary>What keeps the task off an instance; empty where nothing does.</summary>
    public IReadOnlyList<Exclusion> Excluding(ContainerInstance instance)
    {
        var exclusions = new List<Exclusion>();
        if (!instance.AgentConnected)
            exclusions.Add(new("agent_disconnected", "its agent is not connected"));
        if (instance.RemainingMemoryMiB is { } memory && memory < MemoryMiB)
            exclusions.Add(new("placement_memory", $"memory ({MemoryMiB} MiB asked, {{0}} MiB free at most)", memory));
        if (instance.RemainingCpu is { } cpu && cpu < Cpu)
            exclusions.Add(new("placement_cpu", $"CPU ({Cpu} units asked, {{0}} free at most)", cpu));
        if (HostPorts.Where(instance.ReservedPorts.Contains).ToList() is [var port, ..])
            exclusions.Add(new("placement_port", $"host port {port}, which is taken"));
        if (Attributes.Where(a => !instance.Attributes.ContainsKey(a)).ToList() is [var attribute, ..])
            exclusions.Add(new("placement_attribute", $"attribute {attribute}, which is missing"));
        return exclusions;
    }
}

/// <param name="Cause">Of a task that every instance is excluded from this way.</param>
/// <param name="Says">With a place for the largest <paramref name="Free"/> of all instances.</param>
internal sealed record Exclusion(string Cause, string Says, int? Free = null);
