using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>The look-ups of one incident; what they may read is fixed by its account, its Region and the settings.</summary>
public sealed record Toolbox(
    EcsPlugin Ecs, LogsPlugin Logs, UsagePlugin Usage, TrailPlugin Trail, ActionLogPlugin ActionLogs, IamPlugin Iam, ImagePlugin Images, SecretPlugin Secrets,
    NetworkPlugin Network, FileSystemPlugin FileSystems, TargetGroupPlugin TargetGroups, CapacityPlugin Capacity)
{
    public static Toolbox For(AwsScope scope, AwsReads aws, EvidenceSettings settings) => new(
        new EcsPlugin(aws.Ecs, scope),
        new LogsPlugin(aws.Logs, new InfrequentAccess(aws.Insights, settings.MostBytesScanned), scope, settings),
        new UsagePlugin(aws.Logs, aws.Metrics, scope),
        new TrailPlugin(aws.Logs, scope, settings),
        new ActionLogPlugin(aws.Logs, scope),
        new IamPlugin(aws.Iam, scope),
        new ImagePlugin(aws.Ecr, scope),
        new SecretPlugin(aws.SecretsManager, aws.SystemsManager, scope),
        new NetworkPlugin(aws.Ec2, scope),
        new FileSystemPlugin(aws.Efs, scope),
        new TargetGroupPlugin(aws.ElasticLoadBalancing, scope),
        new CapacityPlugin(aws.Ecs, aws.ServiceQuotas, aws.Metrics, scope));
}
