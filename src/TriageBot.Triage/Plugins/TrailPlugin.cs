using System.ComponentModel;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>Look-ups of CloudTrail, where a trail writes to log groups that the settings name.</summary>
public sealed class TrailPlugin(ILogs logs, AwsScope scope, EvidenceSettings settings)
{
    private const int PageBudget = 5;

    [Description("The calls that AWS denied to the task's roles.")]
    public async Task<IReadOnlyList<Finding<IReadOnlyList<DeniedCall>>>> DeniedCalls(
        [Description("The task.")] EcsTask task,
        [Description("Which span of time.")] TimeWindow window,
        CancellationToken cancellationToken)
    {
        var pattern = $"{{ $.userIdentity.arn = {FilterPatterns.Quote($"*{task.TaskId}")} && $.errorCode = \"Access*\" }}";
        var search = new LogGroupSearch(logs, scope);
        return await Task.WhenAll(settings.CloudTrailLogGroups.Select((group, index) => search.FindLines(
            index == 0 ? "cloudtrail" : $"cloudtrail{index + 1}",
            $"denied calls in {group}",
            EvidenceSource.CloudTrail,
            new LogFilter(group, pattern, window, [], PageBudget),
            line => DeniedCall.Of(line) is { } call && call.Session == task.TaskId ? call : null,
            "denied call",
            $"no denied call of this task in {group}",
            cancellationToken)));
    }
}
