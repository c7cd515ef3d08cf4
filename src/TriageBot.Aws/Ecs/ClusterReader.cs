using TriageBot.Aws.Ecs.Wire;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Ecs;

/// <summary>Clusters and their EC2 hosts.</summary>
internal sealed class ClusterReader(ScopedCaller aws)
{
    private const int LongestPage = 100;
    private const int InstancesPerCall = 100;
    private const int ProvidersPerCall = 100;

    /// <summary>Their names.</summary>
    public async Task<IReadOnlyList<string>> List(AwsScope scope, CancellationToken cancellationToken)
    {
        List<string> arns = [];
        string? token = null;
        do
        {
            var page = await aws.Call(
                scope, Operation.ListClusters, new ListClustersRequest(LongestPage, token),
                EcsJson.Default.ListClustersRequest, EcsJson.Default.ListClustersResponse, cancellationToken);
            arns.AddRange(page.ClusterArns.Present());
            token = page.NextToken;
        }
        while (token is not null);

        return [.. arns.Select(a => a[(a.LastIndexOf('/') + 1)..])];
    }

    public async Task<EcsCluster?> Describe(AwsScope scope, string? cluster, CancellationToken cancellationToken)
    {
        var answer = await aws.Call(
            scope, Operation.DescribeClusters, new DescribeClustersRequest(cluster is null ? null : [cluster], ["SETTINGS"]),
            EcsJson.Default.DescribeClustersRequest, EcsJson.Default.DescribeClustersResponse, cancellationToken);
        return answer.Clusters.Present().FirstOrDefault()?.ToDomain();
    }

    /// <summary>ARNs of hosts that take tasks.</summary>
    public async Task<IReadOnlyList<string>> ListInstances(AwsScope scope, string? cluster, int limit, CancellationToken cancellationToken)
    {
        List<string> arns = [];
        string? token = null;
        do
        {
            var page = await aws.Call(
                scope, Operation.ListContainerInstances, new ListContainerInstancesRequest(cluster, "ACTIVE", Math.Clamp(limit - arns.Count, 1, LongestPage), token),
                EcsJson.Default.ListContainerInstancesRequest, EcsJson.Default.ListContainerInstancesResponse, cancellationToken);
            arns.AddRange(page.ContainerInstanceArns.Present());
            token = page.NextToken;
        }
        while (token is not null && arns.Count < limit);

        return [.. arns.Take(limit)];
    }

    public async Task<IReadOnlyList<ClusterCapacityProvider>> CapacityProviders(
        AwsScope scope, string? cluster, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        List<ClusterCapacityProvider> found = [];
        foreach (var chunk in names.Chunk(ProvidersPerCall))
        {
            var answer = await aws.Call(
                scope, Operation.DescribeCapacityProviders, new DescribeCapacityProvidersRequest(chunk, cluster),
                EcsJson.Default.DescribeCapacityProvidersRequest, EcsJson.Default.DescribeCapacityProvidersResponse, cancellationToken);
            found.AddRange(answer.CapacityProviders.Present().Select(p => p.ToDomain()));
        }

        return found;
    }

    public async Task<IReadOnlyList<ContainerInstance>> Instances(
        AwsScope scope, string? cluster, IReadOnlyList<string> instances, CancellationToken cancellationToken)
    {
        List<ContainerInstance> found = [];
        foreach (var chunk in instances.Chunk(InstancesPerCall))
        {
            var answer = await aws.Call(
                scope, Operation.DescribeContainerInstances, new DescribeContainerInstancesRequest(cluster, chunk),
                EcsJson.Default.DescribeContainerInstancesRequest, EcsJson.Default.DescribeContainerInstancesResponse, cancellationToken);
            found.AddRange(answer.ContainerInstances.Present().Select(i => i.ToDomain()));
        }

        return found;
    }
}
