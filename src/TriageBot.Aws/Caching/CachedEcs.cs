using TriageBot.Aws.Operations;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Caching;

/// <summary>Saves calls: what never changes is kept for good, what has ended for minutes, what moves for seconds.</summary>
internal sealed class CachedEcs(IEcs ecs, ReadThrough cache) : IEcs
{
    private static readonly TimeSpan Moving = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Ended = TimeSpan.FromMinutes(3);

    public Task<DescribedTasks> DescribeTasks(AwsScope scope, string? cluster, IReadOnlyList<string> tasks, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeTasks, [cluster, .. tasks]),
            answer => answer.Missing.Count == 0 && answer.Tasks.All(t => t.LastStatus == "STOPPED") ? Ended : Moving,
            token => ecs.DescribeTasks(scope, cluster, tasks, token),
            cancellationToken);

    public Task<TaskArns> ListTasks(AwsScope scope, TaskQuery query, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.ListTasks, query.Cluster, query.Service, query.Family, query.DesiredStatus, $"{query.Limit}"),
            _ => Slow,
            token => ecs.ListTasks(scope, query, token),
            cancellationToken);

    public Task<TaskDefinition> DescribeTaskDefinition(AwsScope scope, string taskDefinition, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeTaskDefinition, taskDefinition),
            _ => NamesARevision(taskDefinition) ? null : Slow,
            token => ecs.DescribeTaskDefinition(scope, taskDefinition, token),
            cancellationToken);

    public Task<EcsService?> DescribeService(AwsScope scope, string? cluster, string service, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeServices, cluster, service),
            _ => Slow,
            token => ecs.DescribeService(scope, cluster, service, token),
            cancellationToken);

    public Task<IReadOnlyList<EcsService>> DescribeServices(AwsScope scope, string? cluster, IReadOnlyList<string> services, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeServices, ["several", cluster, .. services]),
            _ => Ended,
            token => ecs.DescribeServices(scope, cluster, services, token),
            cancellationToken);

    public Task<IReadOnlyList<string>> ListServices(AwsScope scope, string? cluster, int limit, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.ListServices, cluster, $"{limit}"),
            _ => Ended,
            token => ecs.ListServices(scope, cluster, limit, token),
            cancellationToken);

    public Task<IReadOnlyList<string>> ListClusters(AwsScope scope, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.ListClusters),
            _ => Slow,
            token => ecs.ListClusters(scope, token),
            cancellationToken);

    public Task<IReadOnlyList<SuccessfulDeployment>> ListSuccessfulDeployments(
        AwsScope scope, string? cluster, string service, int limit, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.ListServiceDeployments, cluster, service, $"{limit}"),
            _ => Slow,
            token => ecs.ListSuccessfulDeployments(scope, cluster, service, limit, token),
            cancellationToken);

    public Task<IReadOnlyList<ServiceRevision>> DescribeServiceRevisions(
        AwsScope scope, IReadOnlyList<string> revisionArns, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeServiceRevisions, revisionArns),
            answer => answer.Count == revisionArns.Count ? null : Slow,
            token => ecs.DescribeServiceRevisions(scope, revisionArns, token),
            cancellationToken);

    public Task<EcsCluster?> DescribeCluster(AwsScope scope, string? cluster, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeClusters, cluster),
            _ => Slow,
            token => ecs.DescribeCluster(scope, cluster, token),
            cancellationToken);

    public Task<IReadOnlyList<ContainerInstance>> DescribeContainerInstances(
        AwsScope scope, string? cluster, IReadOnlyList<string> instances, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeContainerInstances, [cluster, .. instances]),
            _ => Slow,
            token => ecs.DescribeContainerInstances(scope, cluster, instances, token),
            cancellationToken);

    public Task<IReadOnlyList<string>> ListContainerInstances(AwsScope scope, string? cluster, int limit, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.ListContainerInstances, cluster, $"{limit}"),
            _ => Slow,
            token => ecs.ListContainerInstances(scope, cluster, limit, token),
            cancellationToken);

    public Task<IReadOnlyList<ClusterCapacityProvider>> DescribeCapacityProviders(
        AwsScope scope, string? cluster, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeCapacityProviders, [cluster, .. names]),
            _ => Slow,
            token => ecs.DescribeCapacityProviders(scope, cluster, names, token),
            cancellationToken);

    // A family alone means its latest revision, which moves on.
    private static bool NamesARevision(string taskDefinition) =>
        taskDefinition[(taskDefinition.LastIndexOf('/') + 1)..].Contains(':', StringComparison.Ordinal);
}
