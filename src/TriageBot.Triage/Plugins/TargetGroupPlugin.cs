using System.ComponentModel;
using TriageBot.Triage.LoadBalancing;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>Look-ups of the target groups that a service names, as they are now.</summary>
public sealed class TargetGroupPlugin(IElasticLoadBalancing balancing, AwsScope scope)
{
    [Description("A target group: its kind, its ports, how it checks.")]
    public Task<Finding<TargetGroup>> Group([Description("Its ARN.")] string arn, CancellationToken cancellationToken) =>
        new Asking($"elbv2/target-group/{Name(arn)}", $"target group {Name(arn)}", "elbv2", $"DescribeTargetGroups {arn}", null, "*")
            .Ask(() => balancing.DescribeTargetGroup(scope, arn, cancellationToken), found => $"{found.TargetType}, checks {found.HealthCheckProtocol} {found.HealthCheckPort} {found.HealthCheckPath}", $"there is no target group {Name(arn)}");

    [Description("The health of a target group's targets.")]
    public Task<Finding<IReadOnlyList<TargetHealth>>> Health([Description("The target group's ARN.")] string arn, CancellationToken cancellationToken) =>
        new Asking($"elbv2/target-health/{Name(arn)}", $"health of the targets of {Name(arn)}", "elbv2", $"DescribeTargetHealth {arn}", null, "*")
            .Ask(
                () => balancing.DescribeTargetHealth(scope, arn, cancellationToken),
                found => found.Count == 0 ? "no target" : string.Join(", ", found.GroupBy(t => t.State).Select(g => $"{g.Count()} {g.Key}")),
                $"there is no target group {Name(arn)}");

    /// <summary>What a person calls it.</summary>
    internal static string Name(string arn) => arn.Split('/') is [_, var name, ..] ? name : arn;
}
