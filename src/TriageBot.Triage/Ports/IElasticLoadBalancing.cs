using TriageBot.Triage.LoadBalancing;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Ports;

/// <summary>The reads of Elastic Load Balancing (version 2) that a look at health needs. Every method throws <see cref="AwsReadException"/> where AWS refuses. Answers are kept for seconds.</summary>
public interface IElasticLoadBalancing
{
    /// <summary>DescribeTargetGroups for one; null where there is none of this ARN.</summary>
    Task<TargetGroup?> DescribeTargetGroup(AwsScope scope, string targetGroupArn, CancellationToken cancellationToken);

    /// <summary>DescribeTargetHealth: all targets of a group as they are now; null where there is none of this ARN.</summary>
    Task<IReadOnlyList<TargetHealth>?> DescribeTargetHealth(AwsScope scope, string targetGroupArn, CancellationToken cancellationToken);
}
