using System.ComponentModel;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>Look-ups of ECS Action Logs, where the cluster keeps them.</summary>
public sealed class ActionLogPlugin(ILogs logs, AwsScope scope)
{
    private const int PageBudget = 5;

    [Description("What ECS noted of a service's deployments: transitions, rollbacks, failures.")]
    public Task<Finding<IReadOnlyList<ActionLogEntry>>> Entries(
        [Description("The service's ARN.")] string serviceArn,
        [Description("The cluster's name.")] string cluster,
        [Description("Which span of time.")] TimeWindow window,
        CancellationToken cancellationToken)
    {
        var group = Group(cluster);
        var pattern = $"{{ ($.actionSourceId = {FilterPatterns.Quote(serviceArn)}) || ($.actionSourceId = {FilterPatterns.Quote($"service/{cluster}/{Names.Last(serviceArn)}")}) }}";
        return new LogGroupSearch(logs, scope).FindLines(
            "action-logs",
            $"ECS Action Logs in {group}",
            EvidenceSource.EcsActionLog,
            new LogFilter(group, pattern, window, [], PageBudget),
            line => ActionLogEntry.Parse(line) is { } entry && entry.IsOf(serviceArn) ? entry : null,
            "entry",
            $"no entry of this service in {group}",
            cancellationToken);
    }

    /// <summary>The log group of a cluster's action logs, as the console names it.</summary>
    internal static string Group(string? cluster) => $"/aws/vendedlogs/ecs/action-logs/{cluster ?? "default"}";
}
