using TriageBot.Aws.Ecs.Wire;
using TriageBot.Aws.Protocol;
using TriageBot.Triage.Ecs;

namespace TriageBot.Aws.Ecs;

internal static class ServiceMapping
{
    public static EcsService ToDomain(this WireService service) => new()
    {
        ServiceArn = service.ServiceArn,
        Name = service.ServiceName,
        Status = service.Status,
        DesiredCount = service.DesiredCount,
        RunningCount = service.RunningCount ?? 0,
        PendingCount = service.PendingCount ?? 0,
        TaskDefinitionArn = service.TaskDefinition,
        CreatedAt = service.CreatedAt,
        Deployments = [.. service.Deployments.Present().Select(ToDomain)],
        Events =
        [
            .. service.Events.Present()
                .Where(e => e is { CreatedAt: not null, Message: not null })
                .Select(e => new ServiceEvent(e.Id ?? "", e.CreatedAt!.Value, e.Message!))
                .OrderByDescending(e => e.CreatedAt),
        ],
        TargetGroupArns = [.. service.LoadBalancers.Present().Select(l => l.TargetGroupArn).OfType<string>()],
        Tags = [.. service.Tags.Present().Where(t => t.Key is not null).Select(t => new EcsTag(t.Key!, t.Value ?? ""))],
        HealthCheckGracePeriodSeconds = service.HealthCheckGracePeriodSeconds,
        LaunchType = service.LaunchType,
        CapacityProviders =
            [.. service.CapacityProviderStrategy.Present().Select(p => new CapacityProvider(p.CapacityProvider ?? "", p.Weight ?? 0, p.Base ?? 0))],
        PlatformVersion = service.PlatformVersion,
        Network = Network(service.NetworkConfiguration),
        LoadBalancers =
            [.. service.LoadBalancers.Present().Select(l => new ServiceLoadBalancer(l.TargetGroupArn, l.LoadBalancerName, l.ContainerName, l.ContainerPort))],
        DeploymentSettings = service.DeploymentConfiguration is { } settings
            ? new DeploymentSettings(
                settings.DeploymentCircuitBreaker?.Enable ?? false,
                settings.DeploymentCircuitBreaker?.Rollback ?? false,
                settings.MinimumHealthyPercent,
                settings.MaximumPercent,
                settings.Strategy)
            : null,
    };

    private static EcsDeployment ToDomain(WireDeployment deployment) => new(
        deployment.Id,
        deployment.Status ?? "",
        deployment.TaskDefinition,
        deployment.DesiredCount ?? 0,
        deployment.RunningCount ?? 0,
        deployment.PendingCount ?? 0,
        deployment.FailedTasks ?? 0,
        deployment.CreatedAt,
        deployment.UpdatedAt,
        deployment.RolloutState,
        deployment.RolloutStateReason)
    {
        Network = Network(deployment.NetworkConfiguration),
    };

    private static ServiceNetwork? Network(WireNetworkConfiguration? configuration) => configuration?.AwsvpcConfiguration is { } network
        ? new ServiceNetwork([.. network.Subnets.Present()], [.. network.SecurityGroups.Present()], network.AssignPublicIp == "ENABLED")
        : null;
}
