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
                var asking = Group(id, $"log lines of container {container.Name}", "GetLogEvents", $"{stream.Group} {stream.Stream}", stream.Group, window, home);
                return asking.Ask<LogTail>(
                    async () => Tail(await logs.ReadTail(home, stream, window, limit, cancellationToken), home, id, stream, container.Name, window),
                    found => $"{Count(found.Lines.Count, "line")}{(found.Complete ? "" : ", earlier ones unread")}",
                    missing => missing is null ? $"no line in {stream.Stream}"
                        : IsOfGroup(missing) ? NoGroup(stream.Group)
                        : $"no stream {stream.Stream}{(NeverStarted(task, container.Name) ? $": container {container.Name} never started" : "")}",
                    failure => new GroupClass(logs, home, stream.Group, asking).Explain(failure, cancellationToken));

            case NeverCreated { Group: var group }:
                return Task.FromResult(new Finding<LogTail>(
                    null,
                    new Look(id, "logs", $"GetLogEvents {group}", window.ToString(), LookResult.Nothing, $"no stream: container {container.Name} was never created"),
                    null));

            case Elsewhere { Where: var place, Remedy: var remedy }:
                return Task.FromResult(new Asking(id, $"log lines of container {container.Name}", "logs", $"log lines of container {container.Name}", window.ToString(), "*").Impossible<LogTail>(place, remedy));

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

    /// <summary>A log group that is not there will not be there in another window either.</summary>
    internal static bool IsMissingGroup(Look look) => look is { Result: LookResult.Nothing, Source: "logs" } && look.Detail.StartsWith("no log group ", StringComparison.Ordinal);

    private Task<Finding<EventLines>> FilterEvents(string id, string group, string pattern, TimeWindow window, int pageBudget, CancellationToken cancellationToken)
    {
        var asking = Group(id, $"ECS events in {group}", "FilterLogEvents", $"{group} {pattern}", group, window, scope);
        return asking.Ask<EventLines>(
            async () =>
            {
                var read = await logs.Filter(scope, new LogFilter(group, pattern, window, [], pageBudget), cancellationToken);
                return read.Events.Count == 0 ? null : EventLines.Parse(read, id, scope, group);
            },
            found => $"{Count(found.Tasks.Count, "task state change")}, {Count(found.Actions.Count, "service action")}{(found.Complete ? "" : ", more unread")}",
            missing => missing is null ? $"no event in {group}" : NoGroup(group),
            failure => new GroupClass(logs, scope, group, asking).Explain(failure, cancellationToken));
    }

    private static string NoGroup(string group) => $"no log group {group}";

    private static bool IsOfGroup(ReadFailure missing) => missing.Message.Contains("log group", StringComparison.OrdinalIgnoreCase);

    private static bool NeverStarted(EcsTask task, string container) =>
        task.StartedAt is null && task.Containers.FirstOrDefault(c => c.Name == container)?.ExitCode is null;

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private static LogTail? Tail(LogRead read, AwsScope home, string id, LogStreamRef stream, string container, TimeWindow window) =>
        read.Events.Count == 0 ? null : new LogTail(
            container,
            stream,
            window,
            [.. read.Events.Select((e, index) => new LogLine($"{id}#{index + 1}", EvidenceSource.Application, home, stream, e.Timestamp, e.Message, container))],
            read.Complete);

    private static Asking Group(string id, string asked, string operation, string what, string group, TimeWindow window, AwsScope home) =>
        new(id, asked, "logs", $"{operation} {what}", window.ToString(), Grants.LogGroup(group, home));
}
