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

    private readonly ClusterReader _clusters = new(aws);
    private readonly ServiceReader _services = new(aws);
    private readonly DeploymentReader _deployments = new(aws);

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
                new ListTasksRequest(query.Cluster, query.Service, query.Family, query.DesiredStatus, Math.Clamp(query.Limit - arns.Count, 1, LongestPage), token),
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

    public async Task<EcsService?> DescribeService(AwsScope scope, string? cluster, string service, CancellationToken cancellationToken) =>
        (await _services.Describe(scope, cluster, [service], cancellationToken)) is [var found, ..] ? found : null;

    public Task<IReadOnlyList<EcsService>> DescribeServices(AwsScope scope, string? cluster, IReadOnlyList<string> services, CancellationToken cancellationToken) =>
        _services.Describe(scope, cluster, services, cancellationToken);

    public Task<IReadOnlyList<string>> ListServices(AwsScope scope, string? cluster, int limit, CancellationToken cancellationToken) =>
        _services.List(scope, cluster, limit, cancellationToken);

    public Task<IReadOnlyList<string>> ListClusters(AwsScope scope, CancellationToken cancellationToken) =>
        _clusters.List(scope, cancellationToken);

    public Task<EcsCluster?> DescribeCluster(AwsScope scope, string? cluster, CancellationToken cancellationToken) =>
        _clusters.Describe(scope, cluster, cancellationToken);

    public Task<IReadOnlyList<ContainerInstance>> DescribeContainerInstances(
        AwsScope scope, string? cluster, IReadOnlyList<string> instances, CancellationToken cancellationToken) =>
        _clusters.Instances(scope, cluster, instances, cancellationToken);

    public Task<IReadOnlyList<string>> ListContainerInstances(AwsScope scope, string? cluster, int limit, CancellationToken cancellationToken) =>
        _clusters.ListInstances(scope, cluster, limit, cancellationToken);

    public Task<IReadOnlyList<ClusterCapacityProvider>> DescribeCapacityProviders(
        AwsScope scope, string? cluster, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        _clusters.CapacityProviders(scope, cluster, names, cancellationToken);

    public Task<IReadOnlyList<SuccessfulDeployment>> ListSuccessfulDeployments(
        AwsScope scope, string? cluster, string service, int limit, CancellationToken cancellationToken) =>
        _deployments.Successful(scope, cluster, service, limit, cancellationToken);

    public Task<IReadOnlyList<ServiceRevision>> DescribeServiceRevisions(
        AwsScope scope, IReadOnlyList<string> revisionArns, CancellationToken cancellationToken) =>
        _deployments.Revisions(scope, revisionArns, cancellationToken);

    private Task<TOutput> Call<TInput, TOutput>(
        AwsScope scope, Operation operation, TInput input, JsonTypeInfo<TInput> inputType, JsonTypeInfo<TOutput> outputType, CancellationToken cancellationToken) =>
        aws.Call(scope, operation, input, inputType, outputType, cancellationToken);
}
