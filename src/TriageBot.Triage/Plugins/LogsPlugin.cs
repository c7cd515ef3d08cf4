using System.ComponentModel;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>
/// Look-ups of CloudWatch Logs. No method takes a log group: which ones may be read is fixed by the task definition
/// and by configuration, so no argument can widen it.
/// </summary>
public sealed class LogsPlugin(ILogs logs, InfrequentAccess infrequent, AwsScope scope, EvidenceSettings settings)
{
    private readonly StreamTails _tails = new(logs, infrequent, scope);
    private readonly RoutedTails _routed = new(logs, scope);
    private readonly LogGroupSearch _search = new(logs, scope);

    [Description("The last lines of a container of the task.")]
    public Task<Finding<LogTail>> Tail(
        [Description("The task.")] EcsTask task,
        [Description("The container, as the task definition has it.")] ContainerDefinition container,
        [Description("Which span of time.")] TimeWindow window,
        [Description("How many lines at the most.")] int limit,
        CancellationToken cancellationToken)
    {
        var id = $"logs/{container.Name}";
        return LogDestination.Of(container, task) switch
        {
            CloudWatch place => _tails.Of(place, task, container.Name, window, limit, cancellationToken),
            Routed place => _routed.Of(place, task, container.Name, window, limit, cancellationToken),
            NeverCreated { Group: var group } => Task.FromResult(new Finding<LogTail>(
                null,
                new Look(id, "logs", $"GetLogEvents {group}", window.ToString(), LookResult.Nothing, $"no stream: container {container.Name} was never created"),
                null)),
            Elsewhere { Where: var place, Remedy: var remedy } => Task.FromResult(
                new Asking(id, $"log lines of container {container.Name}", "logs", $"log lines of container {container.Name}", window.ToString(), "*").Impossible<LogTail>(place, remedy)),
            var other => throw new InvalidOperationException($"no reading for {other.GetType().Name}"),
        };
    }

    [Description("The log group that a container of the task writes to: whether it is there.")]
    public Task<Finding<LogGroup>> Group([Description("The container, as the task definition has it, with the log driver awslogs.")] ContainerDefinition container, CancellationToken cancellationToken)
    {
        var group = container.Log?.Options.GetValueOrDefault("awslogs-group") ?? "";
        var there = scope with { Region = container.Log?.Options.GetValueOrDefault("awslogs-region") ?? scope.Region };
        return new Asking($"log-group/{group}", $"log group {group}", "logs", $"DescribeLogGroups {group} in {there.Region}", null, "*").Ask(
            async () => (await logs.DescribeLogGroups(there, group, cancellationToken)).FirstOrDefault(g => g.Name == group),
            found => $"{found.Name}, {found.LogClass ?? "STANDARD"}",
            $"there is no log group {group} in {there.Region}");
    }

    [Description("ECS events about the task and its service, as kept in the event log groups.")]
    public async Task<IReadOnlyList<Finding<EventLines>>> Events(
        [Description("The task's ARN; where only an id is known, * and the id.")] string taskArn,
        [Description("The service's ARN; empty for a task that no service owns.")] string? serviceArn,
        [Description("The cluster's name.")] string? cluster,
        [Description("Which span of time.")] TimeWindow window,
        [Description("How many pages may be read.")] int pageBudget,
        CancellationToken cancellationToken)
    {
        var pattern = serviceArn is null
            ? $"{{ $.detail.taskArn = {FilterPatterns.Quote(taskArn)} }}"
            : $"{{ ($.detail.taskArn = {FilterPatterns.Quote(taskArn)}) || ($.resources[0] = {FilterPatterns.Quote(serviceArn)}) }}";
        return await Task.WhenAll(settings.EventGroups(cluster).Select((group, index) =>
            FilterEvents(index == 0 ? "events" : $"events{index + 1}", group, pattern, window, pageBudget, cancellationToken)));
    }

    [Description("What ECS could not do for a service, as kept in the event log groups.")]
    public async Task<IReadOnlyList<Finding<EventLines>>> ServiceActions(
        [Description("The service's ARN.")] string serviceArn,
        [Description("The cluster's name.")] string? cluster,
        [Description("Which span of time.")] TimeWindow window,
        [Description("How many pages may be read.")] int pageBudget,
        CancellationToken cancellationToken)
    {
        var pattern = $"{{ $.resources[0] = {FilterPatterns.Quote(serviceArn)} }}";
        return await Task.WhenAll(settings.EventGroups(cluster).Select((group, index) =>
            FilterEvents(index == 0 ? "events" : $"events{index + 1}", group, pattern, window, pageBudget, cancellationToken)));
    }

    [Description("Stops of a service's tasks, as kept in the event log groups.")]
    public async Task<IReadOnlyList<Finding<EventLines>>> StopsOfService(
        [Description("The service's name.")] string service,
        [Description("The cluster's name.")] string? cluster,
        [Description("Which span of time.")] TimeWindow window,
        [Description("How many pages may be read.")] int pageBudget,
        CancellationToken cancellationToken)
    {
        var pattern = $"{{ ($.detail.group = {FilterPatterns.Quote("service:" + service)}) && ($.detail.lastStatus = \"STOPPED\") }}";
        return await Task.WhenAll(settings.EventGroups(cluster).Select((group, index) =>
            FilterEvents(index == 0 ? "events" : $"events{index + 1}", group, pattern, window, pageBudget, cancellationToken)));
    }

    [Description("Lines of a container of the task with these words.")]
    public Task<Finding<IReadOnlyList<LogLine>>> Search(
        [Description("The task.")] EcsTask task,
        [Description("The container, as the task definition has it.")] ContainerDefinition container,
        [Description("The words, to the letter, in any case of letters.")] string words,
        [Description("Which span of time.")] TimeWindow window,
        CancellationToken cancellationToken) =>
        new WordSearch(logs, infrequent, scope).Find(task, container, words, window, cancellationToken);

    /// <summary>A log group that is not there will not be there in another window either.</summary>
    internal static bool IsMissingGroup(Look look) => look is { Result: LookResult.Nothing, Source: "logs" } && look.Detail.StartsWith("no log group ", StringComparison.Ordinal);

    private Task<Finding<EventLines>> FilterEvents(string id, string group, string pattern, TimeWindow window, int pageBudget, CancellationToken cancellationToken) =>
        _search.Find(
            id,
            $"ECS events in {group}",
            new LogFilter(group, pattern, window, [], pageBudget),
            read => read.Events.Count == 0 ? null : EventLines.Parse(read, id, scope, group),
            found => $"{Count(found.Tasks.Count, "task state change")}, {Count(found.Actions.Count, "service action")}{(found.Complete ? "" : ", more unread")}",
            $"no event in {group}",
            cancellationToken);

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
