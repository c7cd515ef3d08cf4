using TriageBot.Aws.Operations;
using TriageBot.Aws.Transport;
using TriageBot.Triage.LoadBalancing;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.LoadBalancing;

/// <summary>Elastic Load Balancing, version 2. See https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/Welcome.html</summary>
internal sealed class LoadBalancingClient(ScopedCaller aws) : IElasticLoadBalancing
{
    public async Task<TargetGroup?> DescribeTargetGroup(AwsScope scope, string targetGroupArn, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await aws.Call(scope, Operation.DescribeTargetGroups, [new("TargetGroupArns.member.1", targetGroupArn)], cancellationToken);
            return answer.Members("TargetGroups").FirstOrDefault()?.ToTargetGroup();
        }
        catch (AwsReadException e) when (e.Failure.Kind == FailureKind.NotFound)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<TargetHealth>?> DescribeTargetHealth(AwsScope scope, string targetGroupArn, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await aws.Call(scope, Operation.DescribeTargetHealth, [new("TargetGroupArn", targetGroupArn)], cancellationToken);
            return [.. answer.Members("TargetHealthDescriptions").Select(h => h.ToTargetHealth())];
        }
        catch (AwsReadException e) when (e.Failure.Kind == FailureKind.NotFound)
        {
            return null;
        }
    }
}
