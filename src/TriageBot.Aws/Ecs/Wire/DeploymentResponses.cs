namespace TriageBot.Aws.Ecs.Wire;

internal sealed record ListServiceDeploymentsResponse(List<WireDeploymentBrief>? ServiceDeployments, string? NextToken);

internal sealed record WireDeploymentBrief(
    string? TargetServiceRevisionArn, DateTimeOffset? CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt);

internal sealed record DescribeServiceRevisionsResponse(List<WireServiceRevision>? ServiceRevisions);

internal sealed record WireServiceRevision(string? ServiceRevisionArn, string? TaskDefinition);
