namespace TriageBot.Triage.LoadBalancing;

/// <summary>A target group as DescribeTargetGroups returns it, now.</summary>
public sealed record TargetGroup
{
    public required string Arn { get; init; }

    public string? Name { get; init; }

    /// <summary><c>instance</c>, <c>ip</c>, <c>lambda</c>, <c>alb</c>. Tasks with a network interface of their own need <c>ip</c>.</summary>
    public string? TargetType { get; init; }

    public string? Protocol { get; init; }

    /// <summary>Where a target is registered without a port; ECS always names the container's.</summary>
    public int? Port { get; init; }

    public string? VpcId { get; init; }

    public bool HealthCheckEnabled { get; init; }

    public string? HealthCheckProtocol { get; init; }

    /// <summary><c>traffic-port</c>, or a number as text.</summary>
    public string? HealthCheckPort { get; init; }

    /// <summary>Null for a check that only connects.</summary>
    public string? HealthCheckPath { get; init; }

    public int? HealthCheckIntervalSeconds { get; init; }

    public int? HealthCheckTimeoutSeconds { get; init; }

    public int? HealthyThresholdCount { get; init; }

    public int? UnhealthyThresholdCount { get; init; }

    /// <summary>HTTP or gRPC codes that count as healthy, such as <c>200-299</c>.</summary>
    public string? Matcher { get; init; }

    /// <summary>None: no listener leads to it, and nothing is checked.</summary>
    public IReadOnlyList<string> LoadBalancerArns { get; init; } = [];
}
