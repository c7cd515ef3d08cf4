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
    Ec2Read,
    EcrRead,
    ElasticLoadBalancingRead,
    SecretsManagerRead,
    SystemsManagerRead,
    EfsRead,
    ServiceQuotasRead,
}
