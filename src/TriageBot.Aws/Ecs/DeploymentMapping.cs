using TriageBot.Aws.Ecs.Wire;
using TriageBot.Aws.Protocol;
using TriageBot.Triage.Ecs;

namespace TriageBot.Aws.Ecs;

internal static class DeploymentMapping
{
    public static ServiceDeployment ToDomain(this WireServiceDeployment deployment) => new()
    {
        Arn = deployment.ServiceDeploymentArn,
        Status = deployment.Status ?? "",
        StatusReason = deployment.StatusReason,
        LifecycleStage = deployment.LifecycleStage,
        CreatedAt = deployment.CreatedAt,
        StartedAt = deployment.StartedAt,
        FinishedAt = deployment.FinishedAt,
        StoppedAt = deployment.StoppedAt,
        TargetRevisionArn = deployment.TargetServiceRevision?.Arn,
        SourceRevisionArns = [.. deployment.SourceServiceRevisions.Present().Select(r => r.Arn).OfType<string>()],
        Strategy = deployment.DeploymentConfiguration?.Strategy,
        CircuitBreaker = deployment.DeploymentCircuitBreaker is { } breaker
            ? new CircuitBreaker(breaker.Status, breaker.FailureCount ?? 0, breaker.Threshold)
            : null,
        Alarms = deployment.Alarms is { } alarms
            ? new DeploymentAlarms(alarms.Status, [.. alarms.AlarmNames.Present()], [.. alarms.TriggeredAlarmNames.Present()])
            : null,
        Rollback = deployment.Rollback is { } rollback
            ? new DeploymentRollback(rollback.Reason, rollback.StartedAt, rollback.ServiceRevisionArn)
            : null,
    };
}
