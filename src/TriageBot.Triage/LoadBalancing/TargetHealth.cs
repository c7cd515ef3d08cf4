namespace TriageBot.Triage.LoadBalancing;

/// <summary>One target of a target group as DescribeTargetHealth returns it, now. A task that has stopped is no target any more.</summary>
/// <param name="TargetId">The task's private IP address, or the host's instance id.</param>
/// <param name="HealthCheckPort">The port that is checked, as text.</param>
/// <param name="State"><c>initial</c>, <c>healthy</c>, <c>unhealthy</c>, <c>unhealthy.draining</c>, <c>unused</c>, <c>draining</c>, <c>unavailable</c>.</param>
/// <param name="Reason">Such as <c>Target.Timeout</c> or <c>Target.ResponseCodeMismatch</c>; null where it is healthy.</param>
/// <param name="Description">In the load balancer's words.</param>
public sealed record TargetHealth(
    string TargetId, int? Port, string? AvailabilityZone, string? HealthCheckPort, string? State, string? Reason, string? Description);
