namespace TriageBot.Aws.Ecs.Wire;

internal sealed record DescribeServicesResponse(List<WireService>? Services, List<WireFailure>? Failures);

internal sealed record ListClustersResponse(List<string>? ClusterArns, string? NextToken);

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
}

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
}

internal sealed record WireServiceEvent(string? Id, DateTimeOffset? CreatedAt, string? Message);

internal sealed record WireLoadBalancer(string? TargetGroupArn);

internal sealed record ListServiceDeploymentsResponse(List<WireServiceDeployment>? ServiceDeployments, string? NextToken);

internal sealed record WireServiceDeployment(
    string? TargetServiceRevisionArn, DateTimeOffset? CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, string? Status);

internal sealed record DescribeServiceRevisionsResponse(List<WireServiceRevision>? ServiceRevisions);

internal sealed record WireServiceRevision(string? ServiceRevisionArn, string? TaskDefinition);
