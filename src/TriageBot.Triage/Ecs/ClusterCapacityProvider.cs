namespace TriageBot.Triage.Ecs;

/// <summary>A capacity provider as DescribeCapacityProviders returns it, now.</summary>
/// <param name="Type"><c>EC2_AUTOSCALING</c>, <c>MANAGED_INSTANCES</c>, <c>FARGATE</c>, <c>FARGATE_SPOT</c>; null where ECS does not say.</param>
/// <param name="Status"><c>PROVISIONING</c>, <c>ACTIVE</c>, <c>DEPROVISIONING</c>, <c>INACTIVE</c>.</param>
/// <param name="UpdateStatus">How its last change ended, such as <c>UPDATE_FAILED</c>.</param>
/// <param name="UpdateStatusReason">In ECS's words.</param>
/// <param name="AutoScalingGroupArn">Whose hosts it places on; null for the other types.</param>
/// <param name="ManagedScaling"><c>ENABLED</c> where ECS starts hosts for tasks that wait; null where ECS does not say.</param>
public sealed record ClusterCapacityProvider(
    string Name, string? Type, string? Status, string? UpdateStatus, string? UpdateStatusReason, string? AutoScalingGroupArn, string? ManagedScaling);
