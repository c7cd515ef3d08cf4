using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>The end of a container's own stream: event by event, or, where the group's class forbids that, by Logs Insights.</summary>
internal sealed class StreamTails(ILogs logs, InfrequentAccess infrequent, AwsScope scope)
{
    /// <summary>Insights is charged by what it scans, and it scans the whole group.</summary>
    private static readonly TimeSpan LastMinutes = TimeSpan.FromMinutes(30);

    public async Task<Finding<LogTail>> Of(CloudWatch place, EcsTask task, string container, TimeWindow window, int limit, CancellationToken cancellationToken)
    {
        var (stream, home) = (place.Stream, place.Region is { } region ? scope with { Region = region } : scope);
        var asking = Asks("GetLogEvents", $"{stream.Group} {stream.Stream}");
        var found = await asking.Ask(
            async () => Tail(await logs.ReadTail(home, stream, window, limit, cancellationToken), home, container, stream, window),
            Describe,
            missing => missing is null ? $"no line in {stream.Stream}"
                : IsOfGroup(missing) ? $"no log group {stream.Group}"
                : $"no stream {stream.Stream}{(NeverStarted(task, container) ? $": container {container} never started" : "")}",
            failure => new GroupClass(logs, home, stream.Group, asking).Explain(failure, cancellationToken));
        if (found.Gap is not { NeedsInsights: true } classGap)
            return found;

        var last = window with { From = Later(window.From, window.To - LastMinutes) };
        return Closed(classGap, await (Asks("StartQuery", $"{stream.Group} {InfrequentAccess.TailQuery(stream.Stream)}") with { Window = last.ToString() }).Ask(
            async () => Tail(await infrequent.ReadTail(home, stream, last, limit, cancellationToken), home, container, stream, last),
            Describe,
            $"no line in {stream.Stream}"));

        Asking Asks(string operation, string what) => new($"logs/{container}", $"log lines of container {container}", "logs", $"{operation} {what}", window.ToString(), new LogGroupSearch(logs, home).Arn(stream.Group));
    }

    /// <summary>Where Insights may not be used either, the group's class is still why the lines are not seen.</summary>
    private static Finding<LogTail> Closed(Gap classGap, Finding<LogTail> found) =>
        found.Gap is { } gap ? found with { Gap = gap with { Because = $"{classGap.Because}: {gap.Because}", Grant = gap.Grant ?? classGap.Grant } } : found;

    private static string Describe(LogTail found) => $"{found.Lines.Count} {(found.Lines.Count == 1 ? "line" : "lines")}{(found.Complete ? "" : ", earlier ones unread")}";

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static bool IsOfGroup(ReadFailure missing) => missing.Message.Contains("log group", StringComparison.OrdinalIgnoreCase);

    private static bool NeverStarted(EcsTask task, string container) =>
        task.StartedAt is null && task.Containers.FirstOrDefault(c => c.Name == container)?.ExitCode is null;

    private static LogTail? Tail(LogRead read, AwsScope home, string container, LogStreamRef stream, TimeWindow window) =>
        read.Events.Count == 0 ? null : new LogTail(
            container,
            stream,
            window,
            [.. read.Events.Select((e, index) => new LogLine($"logs/{container}#{index + 1}", EvidenceSource.Application, home, stream, e.Timestamp, e.Message, container))],
            read.Complete);
}
