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
public sealed class LogsPlugin(ILogs logs, AwsScope scope, EvidenceSettings settings)
{
    [Description("The last lines of a container of the task.")]
    public Task<Finding<LogTail>> Tail(
        [Description("The task.")] EcsTask task,
        [Description("The container, as the task definition has it.")] ContainerDefinition container,
        [Description("Which span of time.")] TimeWindow window,
        [Description("How many lines at the most.")] int limit,
        CancellationToken cancellationToken)
    {
        var id = $"logs/{container.Name}";
        switch (LogDestination.Of(container, task))
        {
            case CloudWatch { Stream: var stream, Region: var region }:
                var home = region is null ? scope : scope with { Region = region };
                return Group(id, "GetLogEvents", $"{stream.Group} {stream.Stream}", stream.Group, window, home).Ask<LogTail>(
                    async () => Line(await logs.ReadTail(home, stream, window, limit, cancellationToken), home, id, stream, container.Name, window),
                    found => $"{found.Lines.Count} lines{(found.Complete ? "" : ", earlier ones unread")}",
                    "no line in the window");

            case NeverCreated { Group: var group }:
                return Task.FromResult(new Finding<LogTail>(
                    null,
                    new Look(id, "logs", $"GetLogEvents {group}", window.ToString(), LookResult.Nothing, $"no stream: container {container.Name} was never created"),
                    null));

            case Elsewhere { Where: var place, Remedy: var remedy }:
                return Task.FromResult(new Asking(id, "logs", $"log lines of container {container.Name}", window.ToString(), "*").Impossible<LogTail>(place, remedy));

            case var other:
                throw new InvalidOperationException($"no reading for {other.GetType().Name}");
        }
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

    private Task<Finding<EventLines>> FilterEvents(string id, string group, string pattern, TimeWindow window, int pageBudget, CancellationToken cancellationToken) =>
        Group(id, "FilterLogEvents", $"{group} {pattern}", group, window, scope).Ask<EventLines>(
            async () =>
            {
                var read = await logs.Filter(scope, new LogFilter(group, pattern, window, [], pageBudget), cancellationToken);
                return read.Events.Count == 0 ? null : EventLines.Parse(read, id, scope, group);
            },
            found => $"{found.Tasks.Count} task state changes, {found.Actions.Count} service actions{(found.Complete ? "" : ", more unread")}",
            "no event in the window");

    private static LogTail? Line(LogRead read, AwsScope home, string id, LogStreamRef stream, string container, TimeWindow window) =>
        read.Events.Count == 0 ? null : new LogTail(
            container,
            stream,
            window,
            [.. read.Events.Select((e, index) => new LogLine($"{id}#{index + 1}", EvidenceSource.Application, home, stream, e.Timestamp, e.Message, container))],
            read.Complete);

    private static Asking Group(string id, string operation, string what, string group, TimeWindow window, AwsScope home) =>
        new(id, "logs", $"{operation} {what}", window.ToString(),
            group.StartsWith("arn:", StringComparison.Ordinal) ? $"{group}:*" : $"arn:{home.Partition}:logs:{home.Region}:{home.Account ?? "*"}:log-group:{group}:*");
}
