using System.Text.Json.Serialization;
using TriageBot.Aws.Protocol;

namespace TriageBot.Aws.Ecs.Wire;

internal sealed record DescribeTaskDefinitionResponse
{
    public required WireTaskDefinition TaskDefinition { get; init; }
}

internal sealed record WireTaskDefinition
{
    public required string TaskDefinitionArn { get; init; }
    public required string Family { get; init; }
    public required int Revision { get; init; }
    public string? ExecutionRoleArn { get; init; }
    public string? TaskRoleArn { get; init; }
    public string? NetworkMode { get; init; }

    [JsonConverter(typeof(LooseInt))]
    public int? Cpu { get; init; }

    [JsonConverter(typeof(LooseInt))]
    public int? Memory { get; init; }

    public WireRuntimePlatform? RuntimePlatform { get; init; }
    public List<string>? RequiresCompatibilities { get; init; }
    public DateTimeOffset? RegisteredAt { get; init; }
    public List<WireContainerDefinition>? ContainerDefinitions { get; init; }
    public List<WireVolume>? Volumes { get; init; }
    public List<WireName>? RequiresAttributes { get; init; }
    public List<WireConstraint>? PlacementConstraints { get; init; }
}

internal sealed record WireRuntimePlatform(string? CpuArchitecture, string? OperatingSystemFamily);

internal sealed record WireContainerDefinition
{
    public required string Name { get; init; }
    public string? Image { get; init; }
    public bool? Essential { get; init; }
    public int? Cpu { get; init; }
    public int? Memory { get; init; }
    public int? MemoryReservation { get; init; }
    public List<string>? EntryPoint { get; init; }
    public List<string>? Command { get; init; }
    public List<WireName>? Environment { get; init; }
    public List<WireSecret>? Secrets { get; init; }
    public WireRegistryCredentials? RepositoryCredentials { get; init; }
    public List<WireEnvironmentFile>? EnvironmentFiles { get; init; }
    public WireLogConfiguration? LogConfiguration { get; init; }
    public List<WireDependency>? DependsOn { get; init; }
    public int? StopTimeout { get; init; }
    public int? StartTimeout { get; init; }
    public WireHealthCheck? HealthCheck { get; init; }
    public WireRestartPolicy? RestartPolicy { get; init; }
    public WireFireLens? FirelensConfiguration { get; init; }
    public List<WirePortMapping>? PortMappings { get; init; }
    public List<WireMountPoint>? MountPoints { get; init; }
    public bool? ReadonlyRootFilesystem { get; init; }
}

/// <summary>An environment variable. Its value is not even read.</summary>
internal sealed record WireName(string? Name);

internal sealed record WireSecret(string? Name, string? ValueFrom);

internal sealed record WireRegistryCredentials(string? CredentialsParameter);

internal sealed record WireEnvironmentFile(string? Value);

internal sealed record WireLogConfiguration(string? LogDriver, Dictionary<string, string?>? Options, List<WireSecret>? SecretOptions);

internal sealed record WireDependency(string? ContainerName, string? Condition);

internal sealed record WireHealthCheck(List<string>? Command, int? Interval, int? Timeout, int? Retries, int? StartPeriod);

internal sealed record WireRestartPolicy(bool? Enabled, List<int>? IgnoredExitCodes, int? RestartAttemptPeriod);

internal sealed record WireFireLens(string? Type);

internal sealed record WirePortMapping(int? ContainerPort, int? HostPort);

internal sealed record WireConstraint(string? Type, string? Expression);

internal sealed record WireMountPoint(string? SourceVolume, string? ContainerPath, bool? ReadOnly);

internal sealed record WireVolume(string? Name, WireHostVolume? Host, WireEfsVolume? EfsVolumeConfiguration);

internal sealed record WireHostVolume(string? SourcePath);

internal sealed record WireEfsVolume(string? FileSystemId);
