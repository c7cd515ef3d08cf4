using TriageBot.Aws.Operations;

namespace TriageBot.Aws.Budgets;

/// <summary>The share of a quota that this program allows itself.</summary>
/// <param name="Burst">Calls that may be made at once.</param>
/// <param name="PerSecond">Calls that come back each second.</param>
internal sealed record RateLimit(double Burst, double PerSecond)
{
    private static readonly HashSet<string> SlowFilterRegions =
        ["ap-northeast-3", "ap-southeast-3", "ca-west-1", "eu-central-1", "il-central-1"];

    private static readonly HashSet<string> SlowGetRegions = [.. SlowFilterRegions, "us-west-2", "eu-west-1"];

    /// <summary>
    /// Half of what AWS grants an account in a Region, so that reading never starves the account's own deployments and dashboards.
    /// See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html and
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
    /// </summary>
    public static RateLimit Of(RateBucket bucket, string region) => bucket switch
    {
        RateBucket.EcsClusterResourceRead or RateBucket.EcsServiceRead => HalfOf(100, 20),
        RateBucket.LogsGetEvents => HalfOfPerSecond(SlowGetRegions.Contains(region) ? 10 : region == "eu-west-3" ? 30 : 25),
        RateBucket.LogsFilterEvents => HalfOfPerSecond(SlowFilterRegions.Contains(region) ? 5 : region == "us-east-1" ? 25 : 10),
        RateBucket.LogsDescribeGroups or RateBucket.LogsStartQuery or RateBucket.LogsGetQueryResults => HalfOfPerSecond(10),
        // AWS publishes no rate for these, or a far higher one; the numbers are small because IAM's quota is one for all Regions and all of its callers.
        RateBucket.LogsUnpublished or RateBucket.IamSimulation => HalfOfPerSecond(5),
        RateBucket.Sqs => HalfOf(300, 300),
        RateBucket.EcrRead or RateBucket.ElasticLoadBalancingRead or RateBucket.SecretsManagerRead or RateBucket.SystemsManagerRead
            or RateBucket.EfsRead or RateBucket.ServiceQuotasRead => HalfOfPerSecond(10),
        RateBucket.IamRead => HalfOf(40, 10),
        // Reads that are filtered or paged: https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
        RateBucket.Ec2Read => HalfOf(100, 20),
        _ => HalfOf(50, 20),
    };

    private static RateLimit HalfOf(double burst, double perSecond) => new(burst / 2, perSecond / 2);

    // CloudWatch Logs publishes a rate and no burst. One second's quota may go at once, or the four reads of one
    // investigation would queue in the slow Regions; over any longer time it is still half.
    private static RateLimit HalfOfPerSecond(double perSecond) => new(perSecond, perSecond / 2);
}
