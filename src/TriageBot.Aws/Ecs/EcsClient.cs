using System.Text.Json.Serialization.Metadata;
using TriageBot.Aws.Ecs.Wire;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Ecs;

/// <summary>Amazon ECS. See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/Welcome.html</summary>
internal sealed class EcsClient(ScopedCaller aws) : IEcs
{
    private const int TasksPerCall = 100;
    private const int LongestPage = 100;
    private const int RevisionsPerCall = 20;

    public async Task<DescribedTasks> DescribeTasks(AwsScope scope, string? cluster, IReadOnlyList<string> tasks, CancellationToken cancellationToken)
    {
        List<EcsTask> found = [];
        List<MissingTask> missing = [];
        foreach (var chunk in tasks.Chunk(TasksPerCall))
        {
            var answer = await Call(
                scope, Operation.DescribeTasks, new DescribeTasksRequest(cluster, chunk),
                EcsJson.Default.DescribeTasksRequest, EcsJson.Default.DescribeTasksResponse, cancellationToken);
            found.AddRange(answer.Tasks.Present().Select(t => t.ToDomain()));
            missing.AddRange(answer.Failures.Present().Select(f => new MissingTask(f.Arn ?? "", f.Reason ?? "", f.Detail)));
        }

        return new DescribedTasks(found, missing);
    }

    public async Task<TaskArns> ListTasks(AwsScope scope, TaskQuery query, CancellationToken cancellationToken)
    {
        List<string> arns = [];
        string? token = null;
        do
        {
            var page = await Call(
                scope,
                Operation.ListTasks,
                new ListTasksRequest(query.Cluster, query.Service, query.Family, query.DesiredStatus, PageSize(query.Limit - arns.Count), token),
                EcsJson.Default.ListTasksRequest,
                EcsJson.Default.ListTasksResponse,
                cancellationToken);
            arns.AddRange(page.TaskArns.Present());
            token = page.NextToken;
        }
        while (token is not null && arns.Count < query.Limit);

        return new TaskArns([.. arns.Take(query.Limit)], token is null && arns.Count <= query.Limit);
    }

    public async Task<TaskDefinition> DescribeTaskDefinition(AwsScope scope, string taskDefinition, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await Call(
                scope, Operation.DescribeTaskDefinition, new DescribeTaskDefinitionRequest(taskDefinition),
                EcsJson.Default.DescribeTaskDefinitionRequest, EcsJson.Default.DescribeTaskDefinitionResponse, cancellationToken);
            return answer.TaskDefinition.ToDomain();
        }
        catch (AwsReadException e) when (e.Failure.Code == "ClientException"
            && e.Failure.Message.StartsWith("Unable to describe task definition", StringComparison.OrdinalIgnoreCase))
        {
            // ECS has no error code of its own for a revision that does not exist.
            throw new AwsReadException(e.Failure with { Kind = FailureKind.NotFound }, e);
        }
    }

    public async Task<EcsService?> DescribeService(AwsScope scope, string? cluster, string service, CancellationToken cancellationToken)
    {
        var answer = await Call(
            scope, Operation.DescribeServices, new DescribeServicesRequest(cluster, [service]),
            EcsJson.Default.DescribeServicesRequest, EcsJson.Default.DescribeServicesResponse, cancellationToken);
        return answer.Services.Present().FirstOrDefault()?.ToDomain();
    }

    public async Task<IReadOnlyList<string>> ListClusters(AwsScope scope, CancellationToken cancellationToken)
    {
        List<string> arns = [];
        string? token = null;
        do
        {
            var page = await Call(
                scope, Operation.ListClusters, new ListClustersRequest(LongestPage, token),
                EcsJson.Default.ListClustersRequest, EcsJson.Default.ListClustersResponse, cancellationToken);
            arns.AddRange(page.ClusterArns.Present());
            token = page.NextToken;
        }
        while (token is not null);

        return [.. arns.Select(a => a[(a.LastIndexOf('/') + 1)..])];
    }

    public async Task<IReadOnlyList<SuccessfulDeployment>> ListSuccessfulDeployments(
        AwsScope scope, string? cluster, string service, int limit, CancellationToken cancellationToken)
    {
        List<WireServiceDeployment> deployments = [];
        string? token = null;
        do
        {
            var page = await Call(
                scope,
                Operation.ListServiceDeployments,
                new ListServiceDeploymentsRequest(cluster, service, ["SUCCESSFUL"], PageSize(limit - deployments.Count), token),
                EcsJson.Default.ListServiceDeploymentsRequest,
                EcsJson.Default.ListServiceDeploymentsResponse,
                cancellationToken);
            deployments.AddRange(page.ServiceDeployments.Present());
            token = page.NextToken;
        }
        while (token is not null && deployments.Count < limit);

        return
        [
            .. deployments
                .Where(d => d.TargetServiceRevisionArn is not null)
                .OrderByDescending(d => d.FinishedAt ?? d.StartedAt ?? d.CreatedAt)
                .Take(limit)
                .Select(d => new SuccessfulDeployment(d.TargetServiceRevisionArn!, d.StartedAt, d.FinishedAt)),
        ];
    }

    public async Task<IReadOnlyList<ServiceRevision>> DescribeServiceRevisions(
        AwsScope scope, IReadOnlyList<string> revisionArns, CancellationToken cancellationToken)
    {
        List<ServiceRevision> revisions = [];
        foreach (var chunk in revisionArns.Chunk(RevisionsPerCall))
        {
            var answer = await Call(
                scope, Operation.DescribeServiceRevisions, new DescribeServiceRevisionsRequest(chunk),
                EcsJson.Default.DescribeServiceRevisionsRequest, EcsJson.Default.DescribeServiceRevisionsResponse, cancellationToken);
            revisions.AddRange(answer.ServiceRevisions.Present()
                .Where(r => r is { ServiceRevisionArn: not null, TaskDefinition: not null })
                .Select(r => new ServiceRevision(r.ServiceRevisionArn!, r.TaskDefinition!)));
        }

        return revisions;
    }

    private static int PageSize(int wanted) => Math.Clamp(wanted, 1, LongestPage);

    private Task<TOutput> Call<TInput, TOutput>(
        AwsScope scope, Operation operation, TInput input, JsonTypeInfo<TInput> inputType, JsonTypeInfo<TOutput> outputType, CancellationToken cancellationToken) =>
        aws.Call(scope, operation, input, inputType, outputType, cancellationToken);
}
