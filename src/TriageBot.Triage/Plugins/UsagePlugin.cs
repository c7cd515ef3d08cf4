using System.ComponentModel;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Metrics;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>What a task used: Container Insights' records of it, CloudWatch's metrics of its service.</summary>
public sealed class UsagePlugin(ILogs logs, IMetrics metrics, AwsScope scope)
{
    private const int PageBudget = 5;

    [Description("Container Insights' records of a task and its containers: memory, a sample a minute.")]
    public Task<Finding<IReadOnlyList<UsageRecord>>> Records(
        [Description("The task.")] EcsTask task,
        [Description("Which span of time.")] TimeWindow window,
        CancellationToken cancellationToken)
    {
        var group = Group(task.Cluster);
        return new LogGroupSearch(logs, scope).FindLines(
            "container-insights",
            "Container Insights' records of the task",
            EvidenceSource.ContainerInsights,
            new LogFilter(group, $"{{ $.TaskId = {FilterPatterns.Quote(task.TaskId)} }}", window, [], PageBudget),
            UsageRecord.Of,
            "record",
            $"no record of this task in {group}",
            cancellationToken);
    }

    [Description("The memory of the fullest task of a service, in percent of what is reserved, a sample a minute.")]
    public Task<Finding<MetricSeries>> ServiceMemory(
        [Description("The cluster's name.")] string cluster,
        [Description("The service's name.")] string service,
        [Description("Which span of time.")] TimeWindow window,
        CancellationToken cancellationToken) => OfService("metrics", "memory", "MemoryUtilization", cluster, service, window, cancellationToken);

    [Description("The CPU of the busiest task of a service, in percent of what is reserved, a sample a minute.")]
    public Task<Finding<MetricSeries>> ServiceCpu(
        [Description("The cluster's name.")] string cluster,
        [Description("The service's name.")] string service,
        [Description("Which span of time.")] TimeWindow window,
        CancellationToken cancellationToken) => OfService("metrics/cpu", "cpu", "CPUUtilization", cluster, service, window, cancellationToken);

    /// <summary>The log group that Container Insights writes for a cluster.</summary>
    internal static string Group(string? cluster) => $"/aws/ecs/containerinsights/{cluster ?? "default"}/performance";

    private Task<Finding<MetricSeries>> OfService(string id, string what, string metric, string cluster, string service, TimeWindow window, CancellationToken cancellationToken) =>
        new Asking(id, $"the service's {what} metric", "cloudwatch", $"GetMetricData AWS/ECS {metric} Maximum ClusterName={cluster} ServiceName={service}", window.ToString(), "*")
            .Ask(
                async () =>
                {
                    var query = new MetricQuery(what, "AWS/ECS", metric, "Maximum", [new("ClusterName", cluster), new("ServiceName", service)]);
                    var series = await metrics.GetMetricData(scope, [query], window, TimeSpan.FromMinutes(1), cancellationToken);
                    return series is [{ Points.Count: > 0 } found, ..] ? found : null;
                },
                found => found.Points.Count == 1 ? "1 sample of the service's fullest task" : $"{found.Points.Count} samples of the service's fullest task",
                $"no {what} metric of service {service}");
}
