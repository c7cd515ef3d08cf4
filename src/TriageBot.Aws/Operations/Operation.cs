namespace TriageBot.Aws.Operations;

/// <summary>
/// One AWS operation that this program can call. The entries below are all there are: the constructor is private and nothing is sent
/// without one, so the policy and the counts made from <see cref="All"/> are complete.
/// </summary>
internal sealed class Operation
{
    private Operation(AwsService service, string name, RateBucket bucket, PolicyScope policy, params string[] resources)
    {
        Service = service;
        Name = name;
        Permission = name;
        Bucket = bucket;
        Policy = policy;
        Resources = resources;
    }

    public static Operation DescribeTasks { get; } =
        new(AwsService.Ecs, "DescribeTasks", RateBucket.EcsClusterResourceRead, PolicyScope.Resources, "task");

    public static Operation ListTasks { get; } =
        new(AwsService.Ecs, "ListTasks", RateBucket.EcsClusterResourceRead, PolicyScope.ClusterCondition);

    public static Operation DescribeTaskDefinition { get; } =
        new(AwsService.Ecs, "DescribeTaskDefinition", RateBucket.EcsTaskDefinitionRead, PolicyScope.Anything);

    public static Operation DescribeServices { get; } =
        new(AwsService.Ecs, "DescribeServices", RateBucket.EcsServiceRead, PolicyScope.Resources, "service");

    public static Operation ListServices { get; } =
        new(AwsService.Ecs, "ListServices", RateBucket.EcsServiceRead, PolicyScope.ClusterCondition);

    public static Operation ListClusters { get; } =
        new(AwsService.Ecs, "ListClusters", RateBucket.EcsClusterRead, PolicyScope.Anything);

    public static Operation ListServiceDeployments { get; } =
        new(AwsService.Ecs, "ListServiceDeployments", RateBucket.EcsServiceDeploymentRead, PolicyScope.Resources, "service");

    public static Operation DescribeServiceRevisions { get; } =
        new(AwsService.Ecs, "DescribeServiceRevisions", RateBucket.EcsServiceRevisionRead, PolicyScope.Resources, "service", "service-revision");

    public static Operation DescribeClusters { get; } =
        new(AwsService.Ecs, "DescribeClusters", RateBucket.EcsClusterRead, PolicyScope.Resources, "cluster");

    public static Operation DescribeContainerInstances { get; } =
        new(AwsService.Ecs, "DescribeContainerInstances", RateBucket.EcsClusterResourceRead, PolicyScope.Resources, "container-instance");

    public static Operation ListContainerInstances { get; } =
        new(AwsService.Ecs, "ListContainerInstances", RateBucket.EcsClusterResourceRead, PolicyScope.Resources, "cluster");

    public static Operation DescribeCapacityProviders { get; } =
        new(AwsService.Ecs, "DescribeCapacityProviders", RateBucket.EcsClusterRead, PolicyScope.Resources, "capacity-provider");

    public static Operation GetLogEvents { get; } =
        new(AwsService.Logs, "GetLogEvents", RateBucket.LogsGetEvents, PolicyScope.LogGroups);

    public static Operation FilterLogEvents { get; } =
        new(AwsService.Logs, "FilterLogEvents", RateBucket.LogsFilterEvents, PolicyScope.LogGroups);

    public static Operation DescribeLogGroups { get; } =
        new(AwsService.Logs, "DescribeLogGroups", RateBucket.LogsDescribeGroups, PolicyScope.Anything);

    public static Operation StartQuery { get; } =
        new(AwsService.Logs, "StartQuery", RateBucket.LogsStartQuery, PolicyScope.LogGroups);

    public static Operation GetQueryResults { get; } =
        new(AwsService.Logs, "GetQueryResults", RateBucket.LogsGetQueryResults, PolicyScope.LogGroups);

    public static Operation StopQuery { get; } =
        new(AwsService.Logs, "StopQuery", RateBucket.LogsUnpublished, PolicyScope.Anything);

    public static Operation GetLogRecord { get; } =
        new(AwsService.Logs, "GetLogRecord", RateBucket.LogsUnpublished, PolicyScope.LogGroups);

    public static Operation GetMetricData { get; } =
        new(AwsService.CloudWatch, "GetMetricData", RateBucket.MetricsRead, PolicyScope.Anything);

    public static Operation GetRole { get; } =
        new(AwsService.Iam, "GetRole", RateBucket.IamRead, PolicyScope.Resources, "role");

    public static Operation ListAttachedRolePolicies { get; } =
        new(AwsService.Iam, "ListAttachedRolePolicies", RateBucket.IamRead, PolicyScope.Resources, "role");

    public static Operation ListRolePolicies { get; } =
        new(AwsService.Iam, "ListRolePolicies", RateBucket.IamRead, PolicyScope.Resources, "role");

    public static Operation GetRolePolicy { get; } =
        new(AwsService.Iam, "GetRolePolicy", RateBucket.IamRead, PolicyScope.Resources, "role");

    public static Operation GetPolicy { get; } =
        new(AwsService.Iam, "GetPolicy", RateBucket.IamRead, PolicyScope.ManagedPolicies);

    public static Operation GetPolicyVersion { get; } =
        new(AwsService.Iam, "GetPolicyVersion", RateBucket.IamRead, PolicyScope.ManagedPolicies);

    public static Operation SimulatePrincipalPolicy { get; } =
        new(AwsService.Iam, "SimulatePrincipalPolicy", RateBucket.IamSimulation, PolicyScope.Resources, "role");

    public static Operation GetCallerIdentity { get; } =
        new(AwsService.Sts, "GetCallerIdentity", RateBucket.Sts, PolicyScope.NeedsNone);

    public static Operation AssumeRole { get; } =
        new(AwsService.Sts, "AssumeRole", RateBucket.Sts, PolicyScope.AssumedRoles);

    public static Operation ReceiveMessage { get; } =
        new(AwsService.Sqs, "ReceiveMessage", RateBucket.Sqs, PolicyScope.Queues) { MayWait = TimeSpan.FromSeconds(20) };

    public static Operation DeleteMessageBatch { get; } =
        new(AwsService.Sqs, "DeleteMessageBatch", RateBucket.Sqs, PolicyScope.Queues) { Permission = "DeleteMessage" };

    public static Operation ChangeMessageVisibilityBatch { get; } =
        new(AwsService.Sqs, "ChangeMessageVisibilityBatch", RateBucket.Sqs, PolicyScope.Queues) { Permission = "ChangeMessageVisibility" };

    public static Operation GetQueueAttributes { get; } =
        new(AwsService.Sqs, "GetQueueAttributes", RateBucket.Sqs, PolicyScope.Queues);

    public static Operation DescribeSubnets { get; } = OfEc2("DescribeSubnets");

    public static Operation DescribeRouteTables { get; } = OfEc2("DescribeRouteTables");

    public static Operation DescribeNetworkAcls { get; } = OfEc2("DescribeNetworkAcls");

    public static Operation DescribeSecurityGroups { get; } = OfEc2("DescribeSecurityGroups");

    public static Operation DescribeVpcEndpoints { get; } = OfEc2("DescribeVpcEndpoints");

    public static Operation DescribeNatGateways { get; } = OfEc2("DescribeNatGateways");

    public static Operation DescribeInternetGateways { get; } = OfEc2("DescribeInternetGateways");

    public static Operation DescribeNetworkInterfaces { get; } = OfEc2("DescribeNetworkInterfaces");

    public static Operation DescribeVpcAttribute { get; } =
        new(AwsService.Ec2, "DescribeVpcAttribute", RateBucket.Ec2Read, PolicyScope.Resources, "vpc");

    public static Operation DescribeVpcBlockPublicAccessOptions { get; } = OfEc2("DescribeVpcBlockPublicAccessOptions");

    public static Operation DescribeVpcBlockPublicAccessExclusions { get; } = OfEc2("DescribeVpcBlockPublicAccessExclusions");

    public static Operation DescribeImages { get; } =
        new(AwsService.Ecr, "DescribeImages", RateBucket.EcrRead, PolicyScope.Resources, "repository");

    public static Operation BatchGetImage { get; } =
        new(AwsService.Ecr, "BatchGetImage", RateBucket.EcrRead, PolicyScope.Resources, "repository");

    public static Operation DescribeTargetGroups { get; } =
        new(AwsService.ElasticLoadBalancing, "DescribeTargetGroups", RateBucket.ElasticLoadBalancingRead, PolicyScope.Anything);

    public static Operation DescribeTargetHealth { get; } =
        new(AwsService.ElasticLoadBalancing, "DescribeTargetHealth", RateBucket.ElasticLoadBalancingRead, PolicyScope.Anything);

    public static Operation DescribeSecret { get; } =
        new(AwsService.SecretsManager, "DescribeSecret", RateBucket.SecretsManagerRead, PolicyScope.Resources, "secret:*");

    public static Operation DescribeParameters { get; } =
        new(AwsService.SystemsManager, "DescribeParameters", RateBucket.SystemsManagerRead, PolicyScope.Anything);

    public static Operation DescribeFileSystems { get; } =
        new(AwsService.Efs, "DescribeFileSystems", RateBucket.EfsRead, PolicyScope.Resources, "file-system");

    public static Operation DescribeMountTargets { get; } =
        new(AwsService.Efs, "DescribeMountTargets", RateBucket.EfsRead, PolicyScope.Resources, "file-system");

    public static Operation DescribeMountTargetSecurityGroups { get; } =
        new(AwsService.Efs, "DescribeMountTargetSecurityGroups", RateBucket.EfsRead, PolicyScope.Resources, "file-system");

    public static Operation ListServiceQuotas { get; } =
        new(AwsService.ServiceQuotas, "ListServiceQuotas", RateBucket.ServiceQuotasRead, PolicyScope.Anything);

    public static IReadOnlyList<Operation> All { get; } =
    [
        DescribeTasks, ListTasks, DescribeTaskDefinition, DescribeServices, ListServices, ListClusters, ListServiceDeployments, DescribeServiceRevisions,
        DescribeClusters, DescribeContainerInstances, ListContainerInstances, DescribeCapacityProviders,
        GetLogEvents, FilterLogEvents, DescribeLogGroups, StartQuery, GetQueryResults, StopQuery, GetLogRecord,
        GetMetricData,
        GetRole, ListAttachedRolePolicies, ListRolePolicies, GetRolePolicy, GetPolicy, GetPolicyVersion, SimulatePrincipalPolicy,
        GetCallerIdentity, AssumeRole,
        ReceiveMessage, DeleteMessageBatch, ChangeMessageVisibilityBatch, GetQueueAttributes,
        DescribeSubnets, DescribeRouteTables, DescribeNetworkAcls, DescribeSecurityGroups, DescribeVpcEndpoints, DescribeNatGateways,
        DescribeInternetGateways, DescribeNetworkInterfaces, DescribeVpcAttribute, DescribeVpcBlockPublicAccessOptions,
        DescribeVpcBlockPublicAccessExclusions,
        DescribeImages, BatchGetImage,
        DescribeTargetGroups, DescribeTargetHealth,
        DescribeSecret, DescribeParameters,
        DescribeFileSystems, DescribeMountTargets, DescribeMountTargetSecurityGroups,
        ListServiceQuotas,
    ];

    public AwsService Service { get; }

    /// <summary>As AWS spells it.</summary>
    public string Name { get; }

    /// <summary>The quota that it draws on.</summary>
    public RateBucket Bucket { get; }

    /// <summary>How far its permission can be narrowed.</summary>
    public PolicyScope Policy { get; }

    /// <summary>
    /// Resource types of the service that its permission is narrowed to, for <see cref="PolicyScope.Resources"/>; one that does not go on with a
    /// slash is written with its wildcard.
    /// </summary>
    public IReadOnlyList<string> Resources { get; }

    /// <summary>How long AWS may hold its answer back on purpose: long polling.</summary>
    public TimeSpan MayWait { get; private init; }

    /// <summary>The IAM action, such as <c>logs:GetLogEvents</c>.</summary>
    public string Action => $"{Service.PolicyName}:{Permission}";

    /// <summary>What IAM calls it: a batch goes by the permission for one.</summary>
    private string Permission { get; init; }

    public override string ToString() => Action;

    // But for one, EC2's reads know no resources.
    private static Operation OfEc2(string name) => new(AwsService.Ec2, name, RateBucket.Ec2Read, PolicyScope.Anything);
}
