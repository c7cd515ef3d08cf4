namespace TriageBot.Aws.Ecs.Wire;

internal sealed record DescribeServicesResponse(List<WireService>? Services, List<WireFailure>? Failures);

internal sealed record ListServicesResponse(List<string>? ServiceArns, string? NextToken);

internal sealed record WireService
{
    public required string ServiceArn { get; init; }
    public required string ServiceName { get; init; }
    public string? Status { get; init; }
    public int? DesiredCount { get; init; }
    public int? RunningCount { get; init; }
    public int? PendingCount { get; init; }
    public string? TaskDefinition { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }
    public List<WireDeployment>? Deployments { get; init; }
    public List<WireServiceEvent>? Events { get; init; }
    public List<WireLoadBalancer>? LoadBalancers { get; init; }
    public int? HealthCheckGracePeriodSeconds { get; init; }
    public string? LaunchType { get; init; }
    public List<WireCapacityProvider>? CapacityProviderStrategy { get; init; }
    public string? PlatformVersion { get; init; }
    public WireNetworkConfiguration? NetworkConfiguration { get; init; }
    public WireDeploymentConfiguration? DeploymentConfiguration { get; init; }
    public List<WireTag>? Tags { get; init; }
}

internal sealed record WireTag(string? Key, string? Value);

internal sealed record WireCapacityProvider(string? CapacityProvider, int? Weight, int? Base);

internal sealed record WireNetworkConfiguration(WireAwsVpc? AwsvpcConfiguration);

internal sealed record WireAwsVpc(List<string>? Subnets, List<string>? SecurityGroups, string? AssignPublicIp);

internal sealed record WireDeploymentConfiguration(
    WireBreakerSettings? DeploymentCircuitBreaker, int? MinimumHealthyPercent, int? MaximumPercent, string? Strategy);

internal sealed record WireBreakerSettings(bool? Enable, bool? Rollback);

internal sealed record WireDeployment
{
    public required string Id { get; init; }
    public string? Status { get; init; }
    public string? TaskDefinition { get; init; }
    public int? DesiredCount { get; init; }
    public int? RunningCount { get; init; }
    public int? PendingCount { get; init; }
    public int? FailedTasks { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? UpdatedAt { get; init; }
    public string? RolloutState { get; init; }
    public string? RolloutStateReason { get; init; }
    public WireNetworkConfiguration? NetworkConfiguration { get; init; }
}

internal sealed record WireServiceEvent(string? Id, DateTimeOffset? CreatedAt, string? Message);

internal sealed record WireLoadBalancer(string? TargetGroupArn, string? LoadBalancerName, string? ContainerName, int? ContainerPort);
