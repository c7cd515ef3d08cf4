using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>The end of a container's log where FireLens' router wrote it into a log group.</summary>
internal sealed class RoutedTails(ILogs logs, AwsScope scope)
{
    private const int PageBudget = 5;

    /// <summary>FilterLogEvents reads a window from its oldest end, so the window is the end of the life.</summary>
    private static readonly TimeSpan LastMinutes = TimeSpan.FromMinutes(15);

    public Task<Finding<LogTail>> Of(Routed place, EcsTask task, string container, TimeWindow window, int limit, CancellationToken cancellationToken)
    {
        var home = place.Region is { } region ? scope with { Region = region } : scope;
        var last = window.To - window.From > LastMinutes ? window with { From = window.To - LastMinutes } : window;
        var filter = place.Stream is { } fixedName
            ? new LogFilter(place.Group, $"{{ $.ecs_task_arn = {FilterPatterns.Quote(task.TaskArn)} }}", last, [fixedName], PageBudget)
            : new LogFilter(place.Group, "", last, [], PageBudget) { StreamPrefix = place.StreamPrefix };
        return new LogGroupSearch(logs, home).Find(
            $"logs/{container}",
            $"log lines of container {container}",
            filter,
            read => Tail(read, place, task, container, home, last, limit),
            found => $"{found.Lines.Count} {(found.Lines.Count == 1 ? "line" : "lines")} by way of FireLens{(found.Complete ? "" : ", more unread")}",
            $"no line of container {container} in {place.Group} {place.Stream ?? place.StreamPrefix}",
            cancellationToken);
    }

    private static LogTail? Tail(LogRead read, Routed place, EcsTask task, string container, AwsScope home, TimeWindow window, int limit)
    {
        var own = read.Events.Where(e => place.Holds(e.Message, e.LogStream, container, task)).TakeLast(limit).ToList();
        return own.Count == 0 ? null : new LogTail(
            container,
            new LogStreamRef(place.Group, own[^1].LogStream),
            window,
            [.. own.Select((e, index) => new LogLine($"logs/{container}#{index + 1}", EvidenceSource.Application, home, new LogStreamRef(place.Group, e.LogStream), e.Timestamp, e.Message, container)
            {
                Wrapped = FireLensRecord.Parse(e.Message)?.Log,
            })],
            read.Complete);
    }
}
