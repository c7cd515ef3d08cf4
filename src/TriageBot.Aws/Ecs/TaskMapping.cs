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
        Attachments = [.. task.Attachments.Present().Select(ToDomain)],
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
    };

    private static EcsAttachment ToDomain(WireAttachment attachment)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var detail in attachment.Details.Present())
        {
            if (detail is { Name: not null, Value: not null })
                details[detail.Name] = detail.Value;
        }

        return new EcsAttachment(attachment.Type ?? "", attachment.Status, details);
    }
}
