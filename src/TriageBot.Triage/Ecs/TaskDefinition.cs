namespace TriageBot.Triage.Ecs;

/// <summary>A task-definition revision. Environment values are never kept: only their names.</summary>
public sealed record TaskDefinition
{
    public required string Arn { get; init; }

    public required string Family { get; init; }

    public required int Revision { get; init; }

    public string? ExecutionRoleArn { get; init; }

    public string? TaskRoleArn { get; init; }

    public string? NetworkMode { get; init; }

    /// <summary>CPU units of the task.</summary>
    public int? Cpu { get; init; }

    /// <summary>MiB of the task.</summary>
    public int? MemoryMiB { get; init; }

    /// <summary><c>X86_64</c> or <c>ARM64</c>; null means X86_64.</summary>
    public string? CpuArchitecture { get; init; }

    public string? OperatingSystemFamily { get; init; }

    public IReadOnlyList<string> RequiresCompatibilities { get; init; } = [];

    /// <summary>What a container instance must have, as ECS derived it, such as <c>com.amazonaws.ecs.capability.docker-remote-api.1.21</c>.</summary>
    public IReadOnlyList<string> RequiresAttributes { get; init; } = [];

    /// <summary>Expressions of the cluster query language that a container instance must meet.</summary>
    public IReadOnlyList<string> PlacementExpressions { get; init; } = [];

    public DateTimeOffset? RegisteredAt { get; init; }

    public IReadOnlyList<Volume> Volumes { get; init; } = [];

    public IReadOnlyList<ContainerDefinition> Containers { get; init; } = [];

    public ContainerDefinition? Container(string name) => Containers.FirstOrDefault(c => c.Name == name);
}

/// <summary>One container of a task definition.</summary>
public sealed record ContainerDefinition
{
    public required string Name { get; init; }

    public string? Image { get; init; }

    /// <summary>True where the definition does not say.</summary>
    public bool Essential { get; init; } = true;

    /// <summary>CPU units that are kept free for it; 0 where none are.</summary>
    public int Cpu { get; init; }

    /// <summary>The hard limit in MiB; null where only the task's limit holds.</summary>
    public int? MemoryMiB { get; init; }

    public int? MemoryReservationMiB { get; init; }

    public IReadOnlyList<string> EntryPoint { get; init; } = [];

    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Names only.</summary>
    public IReadOnlyList<string> EnvironmentNames { get; init; } = [];

    public IReadOnlyList<SecretReference> Secrets { get; init; } = [];

    /// <summary>The secret that holds the password of a private registry: an ARN or a name.</summary>
    public string? RegistryCredentials { get; init; }

    /// <summary>ARNs of S3 objects with further environment variables.</summary>
    public IReadOnlyList<string> EnvironmentFiles { get; init; } = [];

    public LogConfiguration? Log { get; init; }

    public IReadOnlyList<ContainerDependency> DependsOn { get; init; } = [];

    /// <summary>Seconds between SIGTERM and SIGKILL; null means 30 (Fargate allows up to 120).</summary>
    public int? StopTimeoutSeconds { get; init; }

    public int? StartTimeoutSeconds { get; init; }

    public HealthCheck? HealthCheck { get; init; }

    public RestartPolicy? Restart { get; init; }

    public bool IsFireLensRouter { get; init; }

    public IReadOnlyList<int> ContainerPorts { get; init; } = [];

    /// <summary>Ports of the host that it takes for itself; none where ECS chooses them.</summary>
    public IReadOnlyList<int> HostPorts { get; init; } = [];

    public IReadOnlyList<MountPoint> MountPoints { get; init; } = [];

    /// <summary>True where nothing may be written outside of the volumes.</summary>
    public bool IsReadOnlyRoot { get; init; }

    /// <summary>The mount under which a path of the container lies; null where it lies in the image. Of nested mounts the inner one.</summary>
    public MountPoint? MountOver(string path) => MountPoints.Where(m => m.Covers(path)).MaxBy(m => m.ContainerPath.Length);
}

/// <param name="ContainerPath">Absolute, as registered.</param>
public sealed record MountPoint(string? SourceVolume, string ContainerPath, bool IsReadOnly)
{
    /// <summary>True for the folder itself and what is in it.</summary>
    public bool Covers(string path)
    {
        var folder = ContainerPath.TrimEnd('/');
        return folder.Length > 0 && (path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal));
    }
}

/// <summary>A volume of the task, as far as it tells where the data come from.</summary>
/// <param name="FileSystemId">Of EFS; null for other kinds.</param>
/// <param name="HostPath">A folder of the container instance; null for other kinds.</param>
public sealed record Volume(string Name, string? FileSystemId, string? HostPath);

/// <param name="ValueFrom">The ARN or name that is pulled; never its value.</param>
public sealed record SecretReference(string Name, string ValueFrom);

/// <param name="Driver"><c>awslogs</c>, <c>awsfirelens</c>, <c>splunk</c>, <c>json-file</c> …</param>
/// <param name="Options">Options as registered; values of secret options are not among them.</param>
public sealed record LogConfiguration(string Driver, IReadOnlyDictionary<string, string> Options)
{
    /// <summary>Options whose values are pulled like secrets.</summary>
    public IReadOnlyList<SecretReference> SecretOptions { get; init; } = [];
}

/// <param name="Condition"><c>START</c>, <c>COMPLETE</c>, <c>SUCCESS</c> or <c>HEALTHY</c>.</param>
public sealed record ContainerDependency(string Container, string Condition);

/// <summary>Times in seconds.</summary>
public sealed record HealthCheck(IReadOnlyList<string> Command, int? Interval, int? Timeout, int? Retries, int? StartPeriod);

/// <summary>Restarts a container in place, so that a stream holds several lives.</summary>
/// <param name="AttemptPeriodSeconds">A container that ends sooner than this after its last start is not started again.</param>
public sealed record RestartPolicy(bool Enabled, IReadOnlyList<int> IgnoredExitCodes, int AttemptPeriodSeconds = 300);
