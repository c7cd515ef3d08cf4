using TriageBot.Replay.Wire;

namespace TriageBot.Replay.Ecs;

/// <summary>The operations of Amazon ECS that a case can answer.</summary>
internal static class EcsOperations
{
    public const string TargetPrefix = "AmazonEC2ContainerServiceV20141113";

    public static Operation? Find(string operation) => operation switch
    {
        "DescribeClusters" => Clusters.Describe,
        "ListClusters" => Clusters.List,
        "DescribeServices" => Services.Describe,
        "ListServices" => Services.List,
        "DescribeTasks" => DescribeTasks.Answer,
        "ListTasks" => ListTasks.Answer,
        "DescribeTaskDefinition" => DescribeTaskDefinition.Answer,
        "ListServiceDeployments" => ServiceDeployments.List,
        "DescribeServiceDeployments" => ServiceDeployments.Describe,
        "DescribeServiceRevisions" => ServiceDeployments.DescribeRevisions,
        "ListContainerInstances" => ContainerInstances.List,
        "DescribeContainerInstances" => ContainerInstances.Describe,
        "DescribeCapacityProviders" => CapacityProviders.Describe,
        "ListAccountSettings" => AccountSettings.List,
        _ => null,
    };
}
