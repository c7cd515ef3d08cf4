using TriageBot.Aws.Operations;
using TriageBot.Triage.LoadBalancing;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Caching;

/// <summary>Health moves: answers serve seconds.</summary>
internal sealed class CachedLoadBalancing(IElasticLoadBalancing balancing, ReadThrough cache) : IElasticLoadBalancing
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    public Task<TargetGroup?> DescribeTargetGroup(AwsScope scope, string targetGroupArn, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeTargetGroups, targetGroupArn),
            _ => Lifetime,
            token => balancing.DescribeTargetGroup(scope, targetGroupArn, token),
            cancellationToken);

    public Task<IReadOnlyList<TargetHealth>?> DescribeTargetHealth(AwsScope scope, string targetGroupArn, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeTargetHealth, targetGroupArn),
            _ => Lifetime,
            token => balancing.DescribeTargetHealth(scope, targetGroupArn, token),
            cancellationToken);
}
