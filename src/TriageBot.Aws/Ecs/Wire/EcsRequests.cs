namespace TriageBot.Aws.Ecs.Wire;

internal sealed record DescribeTasksRequest(string? Cluster, IReadOnlyList<string> Tasks);

internal sealed record ListTasksRequest(
    string? Cluster, string? ServiceName, string? Family, string DesiredStatus, int MaxResults, string? NextToken);

internal sealed record DescribeTaskDefinitionRequest(string TaskDefinition);

internal sealed record DescribeServicesRequest(string? Cluster, IReadOnlyList<string> Services, IReadOnlyList<string> Include);

internal sealed record ListServicesRequest(string? Cluster, int MaxResults, string? NextToken);

internal sealed record ListClustersRequest(int MaxResults, string? NextToken);

internal sealed record ListServiceDeploymentsRequest(
    string? Cluster, string Service, IReadOnlyList<string> Status, int MaxResults, string? NextToken);

internal sealed record DescribeServiceRevisionsRequest(IReadOnlyList<string> ServiceRevisionArns);

internal sealed record DescribeClustersRequest(IReadOnlyList<string>? Clusters, IReadOnlyList<string> Include);

internal sealed record DescribeContainerInstancesRequest(string? Cluster, IReadOnlyList<string> ContainerInstances);

internal sealed record ListContainerInstancesRequest(string? Cluster, string Status, int MaxResults, string? NextToken);

internal sealed record DescribeCapacityProvidersRequest(IReadOnlyList<string> CapacityProviders, string? Cluster);
