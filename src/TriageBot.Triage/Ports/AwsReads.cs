namespace TriageBot.Triage.Ports;

/// <summary>The reads of AWS that an investigation may make.</summary>
public sealed record AwsReads(
    IEcs Ecs,
    ILogs Logs,
    ILogInsights Insights,
    IMetrics Metrics,
    IIam Iam,
    IEc2 Ec2,
    IEcr Ecr,
    IElasticLoadBalancing ElasticLoadBalancing,
    ISecretsManager SecretsManager,
    ISystemsManager SystemsManager,
    IEfs Efs,
    IServiceQuotas ServiceQuotas);
