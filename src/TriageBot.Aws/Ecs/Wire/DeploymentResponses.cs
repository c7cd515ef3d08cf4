namespace TriageBot.Aws.Ecs.Wire;

internal sealed record ListServiceDeploymentsResponse(List<WireDeploymentBrief>? ServiceDeployments, string? NextToken);

internal sealed record WireDeploymentBrief(
    string? ServiceDeploymentArn, string? TargetServiceRevisionArn, DateTimeOffset? CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt);

internal sealed record DescribeServiceDeploymentsResponse(List<WireServiceDeployment>? ServiceDeployments);

internal sealed record WireServiceDeployment
{
    public required string ServiceDeploymentArn { get; init; }
    public string? Status { get; init; }
    public string? StatusReason { get; init; }
    public string? LifecycleStage { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public DateTimeOffset? StoppedAt { get; init; }
    public WireRevision? TargetServiceRevision { get; init; }
    public List<WireRevision>? SourceServiceRevisions { get; init; }
    public WireDeploymentConfiguration? DeploymentConfiguration { get; init; }
    public WireBreakerState? DeploymentCircuitBreaker { get; init; }
    public WireAlarms? Alarms { get; init; }
    public WireRollback? Rollback { get; init; }
}

internal sealed record WireRevision(string? Arn);

internal sealed record WireBreakerState(string? Status, int? FailureCount, int? Threshold);

internal sealed record WireAlarms(string? Status, List<string>? AlarmNames, List<string>? TriggeredAlarmNames);

internal sealed record WireRollback(string? Reason, DateTimeOffset? StartedAt, string? ServiceRevisionArn);

internal sealed record DescribeServiceRevisionsResponse(List<WireServiceRevision>? ServiceRevisions);

internal sealed record WireServiceRevision(string? ServiceRevisionArn, string? TaskDefinition);
