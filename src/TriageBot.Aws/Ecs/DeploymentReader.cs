using TriageBot.Aws.Ecs.Wire;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Ecs;

/// <summary>The deployments of a service that succeeded and the revisions that they brought.</summary>
internal sealed class DeploymentReader(ScopedCaller aws)
{
    private const int LongestPage = 100;
    private const int DescribedPerCall = 20;

    public async Task<IReadOnlyList<SuccessfulDeployment>> Successful(
        AwsScope scope, string? cluster, string service, int limit, CancellationToken cancellationToken)
    {
        var deployments = await List(scope, cluster, service, limit, cancellationToken);
        return
        [
            .. deployments
                .Where(d => d.TargetServiceRevisionArn is not null)
                .OrderByDescending(d => d.FinishedAt ?? d.StartedAt ?? d.CreatedAt)
                .Take(limit)
                .Select(d => new SuccessfulDeployment(d.TargetServiceRevisionArn!, d.StartedAt, d.FinishedAt)),
        ];
    }

    public async Task<IReadOnlyList<ServiceRevision>> Revisions(AwsScope scope, IReadOnlyList<string> revisionArns, CancellationToken cancellationToken)
    {
        List<ServiceRevision> revisions = [];
        foreach (var chunk in revisionArns.Chunk(DescribedPerCall))
        {
            var answer = await aws.Call(
                scope, Operation.DescribeServiceRevisions, new DescribeServiceRevisionsRequest(chunk),
                EcsJson.Default.DescribeServiceRevisionsRequest, EcsJson.Default.DescribeServiceRevisionsResponse, cancellationToken);
            revisions.AddRange(answer.ServiceRevisions.Present()
                .Where(r => r is { ServiceRevisionArn: not null, TaskDefinition: not null })
                .Select(r => new ServiceRevision(r.ServiceRevisionArn!, r.TaskDefinition!)));
        }

        return revisions;
    }

    private async Task<IReadOnlyList<WireDeploymentBrief>> List(
        AwsScope scope, string? cluster, string service, int limit, CancellationToken cancellationToken)
    {
        List<WireDeploymentBrief> deployments = [];
        string? token = null;
        do
        {
            var page = await aws.Call(
                scope,
                Operation.ListServiceDeployments,
                new ListServiceDeploymentsRequest(cluster, service, ["SUCCESSFUL"], Math.Clamp(limit - deployments.Count, 1, LongestPage), token),
                EcsJson.Default.ListServiceDeploymentsRequest,
                EcsJson.Default.ListServiceDeploymentsResponse,
                cancellationToken);
            deployments.AddRange(page.ServiceDeployments.Present());
            token = page.NextToken;
        }
        while (token is not null && deployments.Count < limit);

        return deployments;
    }
}
