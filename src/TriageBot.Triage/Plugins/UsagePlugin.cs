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
        CancellationToken cancellationToken) =>
        new Asking("metrics", "the service's memory metric", "cloudwatch", $"GetMetricData AWS/ECS MemoryUtilization Maximum ClusterName={cluster} ServiceName={service}", window.ToString(), "*")
            .Ask(
                async () =>
                {
                    var query = new MetricQuery("memory", "AWS/ECS", "MemoryUtilization", "Maximum", [new("ClusterName", cluster), new("ServiceName", service)]);
                    var series = await metrics.GetMetricData(scope, [query], window, TimeSpan.FromMinutes(1), cancellationToken);
                    return series is [{ Points.Count: > 0 } found, ..] ? found : null;
                },
                found => found.Points.Count == 1 ? "1 sample of the service's fullest task" : $"{found.Points.Count} samples of the service's fullest task",
                $"no memory metric of service {service}");

    /// <summary>The log group that Container Insights writes for a cluster.</summary>
    internal static string Group(string? cluster) => $"/aws/ecs/containerinsights/{cluster ?? "default"}/performance";
}
