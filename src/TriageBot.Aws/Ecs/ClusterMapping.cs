using System.Globalization;
using TriageBot.Aws.Ecs.Wire;
using TriageBot.Aws.Protocol;
using TriageBot.Triage.Ecs;

namespace TriageBot.Aws.Ecs;

internal static class ClusterMapping
{
    public static EcsCluster ToDomain(this WireCluster cluster) => new(
        cluster.ClusterArn,
        cluster.ClusterName ?? cluster.ClusterArn[(cluster.ClusterArn.LastIndexOf('/') + 1)..],
        cluster.Status,
        cluster.Settings.Values().GetValueOrDefault("containerInsights"),
        cluster.RegisteredContainerInstancesCount ?? 0,
        [.. cluster.CapacityProviders.Present()]);

    public static ContainerInstance ToDomain(this WireContainerInstance instance) => new()
    {
        Arn = instance.ContainerInstanceArn,
        Ec2InstanceId = instance.Ec2InstanceId,
        Status = instance.Status,
        StatusReason = instance.StatusReason,
        AgentConnected = instance.AgentConnected ?? false,
        AgentVersion = instance.VersionInfo?.AgentVersion,
        RemainingCpu = Remaining(instance, "CPU")?.IntegerValue,
        RemainingMemoryMiB = Remaining(instance, "MEMORY")?.IntegerValue,
        RemainingGpus = Remaining(instance, "GPU")?.StringSetValue.Present().Count(),
        ReservedPorts = [.. Remaining(instance, "PORTS")?.StringSetValue.Present().Select(Port).OfType<int>() ?? []],
        Attributes = instance.Attributes.Attributes(),
    };

    public static ClusterCapacityProvider ToDomain(this WireClusterCapacityProvider provider) => new(
        provider.Name,
        provider.Type,
        provider.Status,
        provider.UpdateStatus,
        provider.UpdateStatusReason,
        provider.AutoScalingGroupProvider?.AutoScalingGroupArn,
        provider.AutoScalingGroupProvider?.ManagedScaling?.Status);

    private static WireResource? Remaining(WireContainerInstance instance, string resource) =>
        instance.RemainingResources.Present().FirstOrDefault(r => r.Name == resource);

    private static int? Port(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
}
