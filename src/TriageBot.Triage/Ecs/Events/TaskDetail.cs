using System.Text.Json;

namespace TriageBot.Triage.Ecs.Events;

/// <summary>The <c>detail</c> of a "Task State Change": DescribeTasks' fields, with times as ISO 8601 text.</summary>
internal static class TaskDetail
{
    public static EcsTask? Read(JsonElement detail) => detail.Text("taskArn") is not { } arn ? null : new EcsTask
    {
        TaskArn = arn,
        ClusterArn = detail.Text("clusterArn"),
        TaskDefinitionArn = detail.Text("taskDefinitionArn"),
        Version = detail.Number("version"),
        Group = detail.Text("group"),
        StartedBy = detail.Text("startedBy"),
        LaunchType = detail.Text("launchType"),
        CapacityProviderName = detail.Text("capacityProviderName"),
        PlatformVersion = detail.Text("platformVersion"),
        AvailabilityZone = detail.Text("availabilityZone"),
        ContainerInstanceArn = detail.Text("containerInstanceArn"),
        LastStatus = detail.Text("lastStatus"),
        DesiredStatus = detail.Text("desiredStatus"),
        StopCode = detail.Text("stopCode"),
        StoppedReason = detail.Text("stoppedReason"),
        CreatedAt = detail.Time("createdAt"),
        PullStartedAt = detail.Time("pullStartedAt"),
        PullStoppedAt = detail.Time("pullStoppedAt"),
        StartedAt = detail.Time("startedAt"),
        StoppingAt = detail.Time("stoppingAt"),
        ExecutionStoppedAt = detail.Time("executionStoppedAt"),
        StoppedAt = detail.Time("stoppedAt"),
        Connectivity = detail.Text("connectivity"),
        Cpu = detail.Count("cpu"),
        MemoryMiB = detail.Count("memory"),
        EphemeralStorageGiB = detail.Object("ephemeralStorage")?.Count("sizeInGiB"),
        Containers = [.. detail.Items("containers").Select(Container).OfType<EcsContainer>()],
        Attachments = [.. detail.Items("attachments").Select(Attachment)],
    };

    private static EcsContainer? Container(JsonElement container) => container.Text("name") is not { } name ? null : new EcsContainer
    {
        Name = name,
        Image = container.Text("image"),
        ImageDigest = container.Text("imageDigest"),
        RuntimeId = container.Text("runtimeId"),
        LastStatus = container.Text("lastStatus"),
        ExitCode = container.Count("exitCode"),
        Reason = container.Text("reason"),
        HealthStatus = container.Text("healthStatus"),
        MemoryMiB = container.Count("memory"),
    };

    private static EcsAttachment Attachment(JsonElement attachment)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in attachment.Items("details"))
        {
            if (item.Text("name") is { } name && item.Text("value") is { } value)
                details[name] = value;
        }

        return new EcsAttachment(attachment.Text("type") ?? "", attachment.Text("status"), details);
    }
}
