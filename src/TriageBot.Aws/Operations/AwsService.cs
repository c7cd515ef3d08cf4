namespace TriageBot.Aws.Operations;

/// <summary>How one service is reached and spoken to. Everything here is published in AWS's API models.</summary>
/// <param name="Name">Endpoint prefix and SigV4 signing name in one: for these services they are equal.</param>
/// <param name="SettingName">Its name in <c>AWS_ENDPOINT_URL_NAME</c>.</param>
/// <param name="Protocol">How requests and answers are written.</param>
/// <param name="Version">What stands before the operation in <c>X-Amz-Target</c>, or the <c>Version</c> of the query protocol.</param>
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

    /// <summary>Its name in IAM actions and in ARNs.</summary>
    public string PolicyName { get; init; } = Name;

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
}
