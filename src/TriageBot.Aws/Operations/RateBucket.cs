namespace TriageBot.Aws.Operations;

/// <summary>The quotas that AWS keeps per account and Region; the operations of one bucket share it.</summary>
internal enum RateBucket
{
    EcsClusterResourceRead,
    EcsServiceRead,
    EcsClusterRead,
    EcsTaskDefinitionRead,
    EcsServiceDeploymentRead,
    EcsServiceRevisionRead,
    LogsGetEvents,
    LogsFilterEvents,
    LogsDescribeGroups,
    LogsStartQuery,
    LogsGetQueryResults,

    /// <summary>Operations of CloudWatch Logs that AWS publishes no rate for.</summary>
    LogsUnpublished,
    MetricsRead,
    IamRead,
    IamSimulation,
    Sts,

    /// <summary>A FIFO queue's quota; a standard queue has none.</summary>
    Sqs,
    Ec2Read,
    EcrRead,
    ElasticLoadBalancingRead,
    SecretsManagerRead,
    SystemsManagerRead,
    EfsRead,
    ServiceQuotasRead,
}
