namespace TriageBot.Triage.Ecs;

/// <summary>
/// One deployment of a service, running or past (90 days), as DescribeServiceDeployments returns it.
/// See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html
/// </summary>
public sealed record ServiceDeployment
{
    public required string Arn { get; init; }

    /// <summary><c>IN_PROGRESS</c>, <c>SUCCESSFUL</c>, <c>STOPPED</c>, <c>ROLLBACK_IN_PROGRESS</c>, <c>ROLLBACK_SUCCESSFUL</c>, <c>ROLLBACK_FAILED</c> …</summary>
    public required string Status { get; init; }

    public string? StatusReason { get; init; }

    /// <summary>Such as <c>SCALE_UP</c> or <c>BAKE_TIME</c>.</summary>
    public string? LifecycleStage { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>The service revision that it brings.</summary>
    public string? TargetRevisionArn { get; init; }

    /// <summary>The service revisions that it takes the place of.</summary>
    public IReadOnlyList<string> SourceRevisionArns { get; init; } = [];

    /// <summary><c>ROLLING</c>, <c>BLUE_GREEN</c>, <c>LINEAR</c> or <c>CANARY</c>.</summary>
    public string? Strategy { get; init; }

    public CircuitBreaker? CircuitBreaker { get; init; }

    public DeploymentAlarms? Alarms { get; init; }

    public DeploymentRollback? Rollback { get; init; }
}

/// <param name="Status"><c>TRIGGERED</c>, <c>MONITORING</c>, <c>MONITORING_COMPLETE</c> or <c>DISABLED</c>.</param>
/// <param name="FailureCount">Tasks that never ran or that failed their health checks; a task that ran and crashed does not count.</param>
/// <param name="Threshold">How many trigger it.</param>
public sealed record CircuitBreaker(string? Status, int FailureCount, int? Threshold);

/// <param name="Status">As for <see cref="CircuitBreaker"/>.</param>
public sealed record DeploymentAlarms(string? Status, IReadOnlyList<string> Names, IReadOnlyList<string> Triggered);

/// <param name="RevisionArn">The service revision that it goes back to.</param>
public sealed record DeploymentRollback(string? Reason, DateTimeOffset? StartedAt, string? RevisionArn);
