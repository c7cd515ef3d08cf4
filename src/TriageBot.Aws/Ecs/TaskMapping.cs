using TriageBot.Aws.Ecs.Wire;
using TriageBot.Aws.Protocol;
using TriageBot.Triage.Ecs;

namespace TriageBot.Aws.Ecs;

internal static class TaskMapping
{
    public static EcsTask ToDomain(this WireTask task) => new()
    {
        TaskArn = task.TaskArn,
        ClusterArn = task.ClusterArn,
        TaskDefinitionArn = task.TaskDefinitionArn,
        Version = task.Version,
        Group = task.Group,
        StartedBy = task.StartedBy,
        LaunchType = task.LaunchType,
        CapacityProviderName = task.CapacityProviderName,
        PlatformVersion = task.PlatformVersion,
        AvailabilityZone = task.AvailabilityZone,
        ContainerInstanceArn = task.ContainerInstanceArn,
        LastStatus = task.LastStatus,
        DesiredStatus = task.DesiredStatus,
        StopCode = task.StopCode,
        StoppedReason = task.StoppedReason,
        CreatedAt = task.CreatedAt,
        PullStartedAt = task.PullStartedAt,
        PullStoppedAt = task.PullStoppedAt,
        StartedAt = task.StartedAt,
        StoppingAt = task.StoppingAt,
        ExecutionStoppedAt = task.ExecutionStoppedAt,
        StoppedAt = task.StoppedAt,
        HealthStatus = task.HealthStatus,
        Connectivity = task.Connectivity,
        Cpu = task.Cpu,
        MemoryMiB = task.Memory,
        EphemeralStorageGiB = task.EphemeralStorage?.SizeInGiB,
        Containers = [.. task.Containers.Present().Select(ToDomain)],
        Attachments = [.. task.Attachments.Present().Select(a => new EcsAttachment(a.Type ?? "", a.Status, a.Details.Values()))],
        Attributes = task.Attributes.Attributes(),
        ExecuteCommandEnabled = task.EnableExecuteCommand ?? false,
        ExecutionRoleOverride = task.Overrides?.ExecutionRoleArn,
        TaskRoleOverride = task.Overrides?.TaskRoleArn,
    };

    private static EcsContainer ToDomain(WireContainer container) => new()
    {
        Name = container.Name,
        Image = container.Image,
        ImageDigest = container.ImageDigest,
        RuntimeId = container.RuntimeId,
        LastStatus = container.LastStatus,
        ExitCode = container.ExitCode,
        Reason = container.Reason,
        HealthStatus = container.HealthStatus,
        MemoryMiB = container.Memory,
        PrivateIp = container.NetworkInterfaces.Present().Select(i => i.PrivateIpv4Address).FirstOrDefault(),
    };
}
