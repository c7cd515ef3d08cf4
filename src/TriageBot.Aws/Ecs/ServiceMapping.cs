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
        DesiredCount = service.DesiredCount ?? 0,
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
        HealthCheckGracePeriodSeconds = service.HealthCheckGracePeriodSeconds,
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
        deployment.RolloutStateReason);
}
