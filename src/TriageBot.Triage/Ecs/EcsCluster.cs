namespace TriageBot.Triage.Ecs;

/// <summary>A cluster as DescribeClusters returns it, now.</summary>
/// <param name="ContainerInsights"><c>disabled</c>, <c>enabled</c> or <c>enhanced</c>; null where ECS does not say.</param>
/// <param name="ContainerInstances">EC2 hosts that are registered.</param>
public sealed record EcsCluster(
    string Arn, string Name, string? Status, string? ContainerInsights, int ContainerInstances, IReadOnlyList<string> CapacityProviders);
