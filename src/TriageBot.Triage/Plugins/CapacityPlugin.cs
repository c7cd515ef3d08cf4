using System.ComponentModel;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Metrics;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Quotas;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>Look-ups of what a task could be placed on, as it is now.</summary>
public sealed class CapacityPlugin(IEcs ecs, IServiceQuotas quotas, IMetrics metrics, AwsScope scope)
{
    private const int MostInstances = 100;

    private static readonly TimeSpan s_usagePeriod = TimeSpan.FromMinutes(5);

    [Description("The cluster's container instances that take tasks, at most 100: what is free on them, their attributes.")]
    public Task<Finding<IReadOnlyList<ContainerInstance>>> Instances([Description("The cluster's name; empty for the default cluster.")] string? cluster, CancellationToken cancellationToken) =>
        new Asking("ecs/container-instances", "the cluster's container instances", "ecs", $"ListContainerInstances cluster={cluster ?? "default"} ACTIVE, DescribeContainerInstances", null, Arn($"container-instance/{cluster ?? "*"}/*"))
            .Ask<IReadOnlyList<ContainerInstance>>(
                async () => await ecs.ListContainerInstances(scope, cluster, MostInstances, cancellationToken) is { Count: > 0 } arns ? await ecs.DescribeContainerInstances(scope, cluster, arns, cancellationToken) : null,
                found => found.Count == 1 ? "1 container instance" : $"{found.Count} container instances",
                $"cluster {cluster ?? "default"} has no ACTIVE container instance");

    [Description("The cluster: how many container instances are registered.")]
    public Task<Finding<EcsCluster>> Cluster([Description("The cluster's name; empty for the default cluster.")] string? cluster, CancellationToken cancellationToken) =>
        new Asking("ecs/cluster", $"cluster {cluster ?? "default"}", "ecs", $"DescribeClusters {cluster ?? "default"}", null, Arn($"cluster/{cluster ?? "*"}"))
            .Ask(() => ecs.DescribeCluster(scope, cluster, cancellationToken), found => $"{found.Status}, {found.ContainerInstances} container instances registered", $"there is no cluster {cluster ?? "default"}");

    [Description("The capacity providers that a service places its tasks with.")]
    public Task<Finding<IReadOnlyList<ClusterCapacityProvider>>> Providers(
        [Description("The cluster's name; empty for the default cluster.")] string? cluster, [Description("Their names.")] IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        new Asking("ecs/capacity-providers", "the service's capacity providers", "ecs", $"DescribeCapacityProviders {string.Join(' ', names)}", null, Arn("capacity-provider/*"))
            .Ask<IReadOnlyList<ClusterCapacityProvider>>(
                async () => await ecs.DescribeCapacityProviders(scope, cluster, names, cancellationToken) is { Count: > 0 } found ? found : null,
                found => string.Join(", ", found.Select(p => $"{p.Name} {p.Status}")),
                $"there is no capacity provider {string.Join(", ", names)}");

    [Description("The account's quotas of Fargate in the Region.")]
    public Task<Finding<IReadOnlyList<ServiceQuota>>> FargateQuotas(CancellationToken cancellationToken) =>
        new Asking("quotas/fargate", "the account's quotas of Fargate", "servicequotas", "ListServiceQuotas fargate", null, "*")
            .Ask<IReadOnlyList<ServiceQuota>>(
                async () => await quotas.ListServiceQuotas(scope, "fargate", cancellationToken) is { Count: > 0 } found ? found : null,
                found => string.Join(", ", found.Select(q => $"{q.Name} {q.Value:0.##}")),
                "no quota of Fargate is applied");

    [Description("How much of a quota was used in the last minutes before a time.")]
    public Task<Finding<MetricSeries>> Usage([Description("The quota.")] ServiceQuota quota, [Description("Until when.")] DateTimeOffset until, CancellationToken cancellationToken)
    {
        var window = new TimeWindow(until - (3 * s_usagePeriod), until);
        var metric = quota.Usage is { } usage ? new MetricQuery("used", usage.Namespace, usage.Metric, usage.Statistic ?? "Maximum", [.. usage.Dimensions.Select(d => new MetricDimension(d.Key, d.Value))]) : null;
        return new Asking($"metrics/{quota.Code}", $"how much of {quota.Name} is used", "cloudwatch", $"GetMetricData {metric?.Namespace} {metric?.Metric} {quota.Code}", window.ToString(), "*")
            .Ask(
                async () => metric is not null && await metrics.GetMetricData(scope, [metric], window, s_usagePeriod, cancellationToken) is [{ Points.Count: > 0 } found, ..] ? found : null,
                found => $"{found.Points[^1].Value:0.##} used",
                $"CloudWatch has no figure of how much of {quota.Name} is used");
    }

    private string Arn(string resource) => $"arn:{scope.Partition}:ecs:{scope.Region}:{scope.Account ?? "*"}:{resource}";
}
