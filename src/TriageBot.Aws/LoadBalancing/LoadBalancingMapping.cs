using TriageBot.Aws.Protocol;
using TriageBot.Triage.LoadBalancing;

namespace TriageBot.Aws.LoadBalancing;

internal static class LoadBalancingMapping
{
    public static TargetGroup ToTargetGroup(this QueryAnswer group) => new()
    {
        Arn = group.Required("TargetGroupArn"),
        Name = group.Text("TargetGroupName"),
        TargetType = group.Text("TargetType"),
        Protocol = group.Text("Protocol"),
        Port = group.Number("Port"),
        VpcId = group.Text("VpcId"),
        HealthCheckEnabled = group.Flag("HealthCheckEnabled") ?? true,
        HealthCheckProtocol = group.Text("HealthCheckProtocol"),
        HealthCheckPort = group.Text("HealthCheckPort"),
        HealthCheckPath = group.Text("HealthCheckPath"),
        HealthCheckIntervalSeconds = group.Number("HealthCheckIntervalSeconds"),
        HealthCheckTimeoutSeconds = group.Number("HealthCheckTimeoutSeconds"),
        HealthyThresholdCount = group.Number("HealthyThresholdCount"),
        UnhealthyThresholdCount = group.Number("UnhealthyThresholdCount"),
        Matcher = group.StructureOrNull("Matcher") is { } matcher ? matcher.Text("HttpCode") ?? matcher.Text("GrpcCode") : null,
        LoadBalancerArns = [.. group.Texts("LoadBalancerArns")],
    };

    public static TargetHealth ToTargetHealth(this QueryAnswer description)
    {
        var target = description.Structure("Target");
        var health = description.StructureOrNull("TargetHealth");
        return new TargetHealth(
            target.Required("Id"),
            target.Number("Port"),
            target.Text("AvailabilityZone"),
            description.Text("HealthCheckPort"),
            health?.Text("State"),
            health?.Text("Reason"),
            health?.Text("Description"));
    }
}
