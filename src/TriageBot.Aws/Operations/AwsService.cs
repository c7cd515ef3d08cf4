namespace TriageBot.Aws.Operations;

/// <summary>How one service is reached and spoken to. Everything here is published in AWS's API models.</summary>
/// <param name="Name">SigV4 signing name, and what its host begins with unless <see cref="HostName"/> says otherwise.</param>
/// <param name="SettingName">Its name in <c>AWS_ENDPOINT_URL_NAME</c>.</param>
/// <param name="Protocol">How requests and answers are written.</param>
/// <param name="Version">What stands before the operation in <c>X-Amz-Target</c>, the <c>Version</c> of the query protocols, or what a path begins with.</param>
/// <param name="PlainHostIsFipsInGovCloud">In GovCloud the plain host of most services is the FIPS one; a few have a host of their own.</param>
internal sealed record AwsService(string Name, string SettingName, WireProtocol Protocol, string Version, bool PlainHostIsFipsInGovCloud)
{
    public static AwsService Ecs { get; } = new("ecs", "ECS", WireProtocol.Json11, "AmazonEC2ContainerServiceV20141113", false);

    public static AwsService Logs { get; } = new("logs", "CLOUDWATCH_LOGS", WireProtocol.Json11, "Logs_20140328", true);

    public static AwsService CloudWatch { get; } =
        new("monitoring", "CLOUDWATCH", WireProtocol.Json10, "GraniteServiceVersion20100801", true) { PolicyName = "cloudwatch" };

    public static AwsService Iam { get; } = new("iam", "IAM", WireProtocol.Query, "2010-05-08", true) { IsGlobal = true };

    public static AwsService Sts { get; } = new("sts", "STS", WireProtocol.Query, "2011-06-15", true);

    public static AwsService Sqs { get; } = new("sqs", "SQS", WireProtocol.Json10, "AmazonSQS", true);
    public static AwsService Ec2 { get; } = new("ec2", "EC2", WireProtocol.Ec2, "2016-11-15", true);

    public static AwsService Ecr { get; } =
        new("ecr", "ECR", WireProtocol.Json11, "AmazonEC2ContainerRegistry_V20150921", false) { HostName = "api.ecr", DualStackName = "ecr" };

    public static AwsService ElasticLoadBalancing { get; } =
        new("elasticloadbalancing", "ELASTIC_LOAD_BALANCING_V2", WireProtocol.Query, "2015-12-01", true);

    public static AwsService SecretsManager { get; } =
        new("secretsmanager", "SECRETS_MANAGER", WireProtocol.Json11, "secretsmanager", false) { PlainHostIsDualStack = true };

    public static AwsService SystemsManager { get; } = new("ssm", "SSM", WireProtocol.Json11, "AmazonSSM", true);

    public static AwsService Efs { get; } =
        new("elasticfilesystem", "EFS", WireProtocol.RestJson, "2015-02-01", false) { CommonDualStackName = "efs" };

    public static AwsService ServiceQuotas { get; } = new("servicequotas", "SERVICE_QUOTAS", WireProtocol.Json11, "ServiceQuotasV20190624", true);

    /// <summary>Its name in IAM actions and in ARNs.</summary>
    public string PolicyName { get; init; } = Name;

    /// <summary>What its host begins with.</summary>
    public string HostName { get; init; } = Name;

    /// <summary>The same of its dual-stack host.</summary>
    public string DualStackName { get; init; } = Name;

    /// <summary>The same in the partitions <c>aws</c>, <c>aws-cn</c> and <c>aws-us-gov</c>, where it is another one there; else null.</summary>
    public string? CommonDualStackName { get; init; }

    /// <summary>In those three partitions the plain host answers over IPv6 too, and there is no other.</summary>
    public bool PlainHostIsDualStack { get; init; }

    /// <summary>One for a partition: it is reached, signed for and throttled in the partition's home Region, and its ARNs name none.</summary>
    public bool IsGlobal { get; init; }
}

internal enum WireProtocol
{
    /// <summary>A JSON object posted to <c>/</c>; <c>X-Amz-Target</c> names the operation.</summary>
    Json11,

    /// <summary>The same by another content type.</summary>
    Json10,

    /// <summary>A form posted to <c>/</c> whose <c>Action</c> names the operation; the answer is XML.</summary>
    Query,

    /// <summary>The same with flat lists, and with answers that are not wrapped in a result.</summary>
    Ec2,

    /// <summary>A path and a query instead of a body; the answer is JSON.</summary>
    RestJson,
}
