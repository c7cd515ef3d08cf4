using TriageBot.Aws.Ecs.Wire;
using TriageBot.Aws.Protocol;
using TriageBot.Triage.Ecs;

namespace TriageBot.Aws.Ecs;

internal static class TaskDefinitionMapping
{
    public static TaskDefinition ToDomain(this WireTaskDefinition definition) => new()
    {
        Arn = definition.TaskDefinitionArn,
        Family = definition.Family,
        Revision = definition.Revision,
        ExecutionRoleArn = definition.ExecutionRoleArn,
        TaskRoleArn = definition.TaskRoleArn,
        NetworkMode = definition.NetworkMode,
        Cpu = definition.Cpu,
        MemoryMiB = definition.Memory,
        CpuArchitecture = definition.RuntimePlatform?.CpuArchitecture,
        OperatingSystemFamily = definition.RuntimePlatform?.OperatingSystemFamily,
        RequiresCompatibilities = [.. definition.RequiresCompatibilities.Present()],
        RequiresAttributes = [.. definition.RequiresAttributes.Present().Select(a => a.Name).OfType<string>()],
        PlacementExpressions = [.. definition.PlacementConstraints.Present().Select(c => c.Expression).OfType<string>()],
        RegisteredAt = definition.RegisteredAt,
        Containers = [.. definition.ContainerDefinitions.Present().Select(ToDomain)],
        Volumes = [.. definition.Volumes.Present().Select(v => new Volume(v.Name ?? "", v.EfsVolumeConfiguration?.FileSystemId, v.Host?.SourcePath))],
    };

    private static ContainerDefinition ToDomain(WireContainerDefinition container) => new()
    {
        Name = container.Name,
        Image = container.Image,
        Cpu = container.Cpu ?? 0,
        Essential = container.Essential ?? true,
        MemoryMiB = container.Memory,
        MemoryReservationMiB = container.MemoryReservation,
        EntryPoint = [.. container.EntryPoint.Present()],
        Command = [.. container.Command.Present()],
        EnvironmentNames = [.. container.Environment.Present().Select(e => e.Name).OfType<string>()],
        Secrets = Secrets(container.Secrets),
        RegistryCredentials = container.RepositoryCredentials?.CredentialsParameter,
        EnvironmentFiles = [.. container.EnvironmentFiles.Present().Select(f => f.Value).OfType<string>()],
        Log = container.LogConfiguration is { LogDriver: not null } log
            ? new LogConfiguration(log.LogDriver, Options(log)) { SecretOptions = Secrets(log.SecretOptions) }
            : null,
        DependsOn = [.. container.DependsOn.Present().Select(d => new ContainerDependency(d.ContainerName ?? "", d.Condition ?? ""))],
        StopTimeoutSeconds = container.StopTimeout,
        StartTimeoutSeconds = container.StartTimeout,
        HealthCheck = container.HealthCheck is { } check
            ? new HealthCheck([.. check.Command.Present()], check.Interval, check.Timeout, check.Retries, check.StartPeriod)
            : null,
        Restart = container.RestartPolicy is { } restart ? ToDomain(restart) : null,
        IsFireLensRouter = container.FirelensConfiguration is not null,
        ContainerPorts = [.. container.PortMappings.Present().Select(p => p.ContainerPort).OfType<int>()],
        HostPorts = [.. container.PortMappings.Present().Select(p => p.HostPort).OfType<int>().Where(p => p > 0)],
        MountPoints = [.. container.MountPoints.Present().Where(m => m.ContainerPath is not null).Select(m => new MountPoint(m.SourceVolume, m.ContainerPath!, m.ReadOnly ?? false))],
        IsReadOnlyRoot = container.ReadonlyRootFilesystem ?? false,
    };

    private static IReadOnlyList<SecretReference> Secrets(List<WireSecret>? secrets) =>
        [.. secrets.Present().Select(s => new SecretReference(s.Name ?? "", s.ValueFrom ?? ""))];

    private static Dictionary<string, string> Options(WireLogConfiguration log) =>
        (log.Options ?? []).Where(o => o.Value is not null).ToDictionary(o => o.Key, o => o.Value!, StringComparer.Ordinal);

    private static RestartPolicy ToDomain(WireRestartPolicy restart)
    {
        var policy = new RestartPolicy(restart.Enabled ?? false, restart.IgnoredExitCodes ?? []);
        return restart.RestartAttemptPeriod is { } period ? policy with { AttemptPeriodSeconds = period } : policy;
    }
}
