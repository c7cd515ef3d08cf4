namespace TriageBot.Triage.Ecs;

/// <summary>A service as DescribeServices returns it, now.</summary>
public sealed record EcsService
{
    public required string ServiceArn { get; init; }

    public required string Name { get; init; }

    public string? Status { get; init; }

    /// <summary>Null where it was not told: that is not 0.</summary>
    public int? DesiredCount { get; init; }

    public int RunningCount { get; init; }

    public int PendingCount { get; init; }

    public string? TaskDefinitionArn { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public IReadOnlyList<EcsDeployment> Deployments { get; init; } = [];

    /// <summary>The newest first, at most 100; ECS suppresses a repeated message for six hours.</summary>
    public IReadOnlyList<ServiceEvent> Events { get; init; } = [];

    public IReadOnlyList<string> TargetGroupArns { get; init; } = [];

    /// <summary>Its own tags, at most 50; anybody who may tag wrote them.</summary>
    public IReadOnlyList<EcsTag> Tags { get; init; } = [];

    public int? HealthCheckGracePeriodSeconds { get; init; }

    public string? LaunchType { get; init; }

    /// <summary>Where the launch type is left to capacity providers.</summary>
    public IReadOnlyList<CapacityProvider> CapacityProviders { get; init; } = [];

    public string? PlatformVersion { get; init; }

    /// <summary>Of the awsvpc network mode; null for the others.</summary>
    public ServiceNetwork? Network { get; init; }

    public IReadOnlyList<ServiceLoadBalancer> LoadBalancers { get; init; } = [];

    public DeploymentSettings? DeploymentSettings { get; init; }

    /// <summary>The cluster's name; null for an ARN of the old form, which has none.</summary>
    public string? Cluster => ServiceArn.Split('/') is [_, var cluster, _] ? cluster : null;

    /// <summary><c>family:revision</c>.</summary>
    public string? TaskDefinition => TaskDefinitionArn is null ? null : TaskDefinitionArn[(TaskDefinitionArn.LastIndexOf('/') + 1)..];

    public EcsDeployment? Primary => Deployments.FirstOrDefault(d => d.Status == "PRIMARY");
}

/// <param name="Id"><c>ecs-svc/digits</c>: what a service's task carries as startedBy.</param>
/// <param name="Status"><c>PRIMARY</c>, <c>ACTIVE</c> or <c>INACTIVE</c>.</param>
/// <param name="FailedTasks">Consecutive launches that failed; back to zero once one runs.</param>
/// <param name="RolloutState"><c>COMPLETED</c>, <c>FAILED</c>, <c>IN_PROGRESS</c>; null for a controller other than ECS.</param>
public sealed record EcsDeployment(
    string Id,
    string Status,
    string? TaskDefinitionArn,
    int DesiredCount,
    int RunningCount,
    int PendingCount,
    int FailedTasks,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt,
    string? RolloutState,
    string? RolloutStateReason)
{
    /// <summary>Of its own tasks, which may be another than the service's newest; null where it is not told.</summary>
    public ServiceNetwork? Network { get; init; }
}

/// <param name="Key">At most 128 characters.</param>
/// <param name="Value">At most 256 characters.</param>
public sealed record EcsTag(string Key, string Value);

public sealed record ServiceEvent(string Id, DateTimeOffset CreatedAt, string Message);

/// <param name="Subnets">Subnet ids, at most 16.</param>
/// <param name="SecurityGroups">Security group ids, at most five; none means the VPC's default group.</param>
public sealed record ServiceNetwork(IReadOnlyList<string> Subnets, IReadOnlyList<string> SecurityGroups, bool AssignsPublicIp);

/// <param name="TargetGroupArn">Null for a classic load balancer, which goes by its name.</param>
public sealed record ServiceLoadBalancer(string? TargetGroupArn, string? LoadBalancerName, string? Container, int? ContainerPort);

/// <param name="Weight">Its share of the tasks beyond the bases.</param>
/// <param name="Base">So many tasks run on it first.</param>
public sealed record CapacityProvider(string Name, int Weight, int Base);

/// <param name="CircuitBreakerRollsBack">Whether a deployment that the circuit breaker ends goes back to the last one that completed.</param>
public sealed record DeploymentSettings(
    bool CircuitBreaker, bool CircuitBreakerRollsBack, int? MinimumHealthyPercent, int? MaximumPercent, string? Strategy = null);
