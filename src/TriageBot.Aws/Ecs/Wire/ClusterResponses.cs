namespace TriageBot.Aws.Ecs.Wire;

internal sealed record ListClustersResponse(List<string>? ClusterArns, string? NextToken);

internal sealed record DescribeClustersResponse(List<WireCluster>? Clusters, List<WireFailure>? Failures);

internal sealed record WireCluster
{
    public required string ClusterArn { get; init; }
    public string? ClusterName { get; init; }
    public string? Status { get; init; }
    public int? RegisteredContainerInstancesCount { get; init; }
    public List<WirePair>? Settings { get; init; }
    public List<string>? CapacityProviders { get; init; }
}

internal sealed record DescribeContainerInstancesResponse(List<WireContainerInstance>? ContainerInstances, List<WireFailure>? Failures);

internal sealed record WireContainerInstance
{
    public required string ContainerInstanceArn { get; init; }
    public string? Ec2InstanceId { get; init; }
    public string? Status { get; init; }
    public string? StatusReason { get; init; }
    public bool? AgentConnected { get; init; }
    public WireVersionInfo? VersionInfo { get; init; }
    public List<WireResource>? RemainingResources { get; init; }
    public List<WirePair>? Attributes { get; init; }
}

internal sealed record WireVersionInfo(string? AgentVersion);

internal sealed record WireResource(string? Name, int? IntegerValue, List<string>? StringSetValue);

internal sealed record ListContainerInstancesResponse(List<string>? ContainerInstanceArns, string? NextToken);

internal sealed record DescribeCapacityProvidersResponse(List<WireClusterCapacityProvider>? CapacityProviders, List<WireFailure>? Failures);

internal sealed record WireClusterCapacityProvider
{
    public required string Name { get; init; }
    public string? Type { get; init; }
    public string? Status { get; init; }
    public string? UpdateStatus { get; init; }
    public string? UpdateStatusReason { get; init; }
    public WireAutoScalingGroupProvider? AutoScalingGroupProvider { get; init; }
}

internal sealed record WireAutoScalingGroupProvider(string? AutoScalingGroupArn, WireManagedScaling? ManagedScaling);

internal sealed record WireManagedScaling(string? Status);
