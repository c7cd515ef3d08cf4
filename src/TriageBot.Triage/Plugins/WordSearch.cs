using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>Lines of one container with a person's words. The words stand quoted in what AWS is asked, and what comes back is looked at again here.</summary>
internal sealed class WordSearch(ILogs logs, InfrequentAccess infrequent, AwsScope scope)
{
    /// <summary>A filter pattern takes 1,024 characters, and the words stand in it up to four times, each perhaps escaped.</summary>
    public const int LongestWords = 100;

    private const int MostLines = 200;
    private const int PageBudget = 5;

    public async Task<Finding<IReadOnlyList<LogLine>>> Find(EcsTask task, ContainerDefinition container, string words, TimeWindow window, CancellationToken cancellationToken)
    {
        var id = $"search/{container.Name}";
        var place = LogDestination.Of(container, task);
        var region = place switch { CloudWatch c => c.Region, Routed r => r.Region, _ => null };
        var home = region is null ? scope : scope with { Region = region };
        switch (place)
        {
            case CloudWatch { Stream: var stream }:
                var found = await Filtered(new LogFilter(stream.Group, FilterPatterns.AnyCase(words), window, [stream.Stream], PageBudget), e => e.LogStream == stream.Stream);
                return found.Gap is { NeedsInsights: true } ? await Queried(stream) : found;
            case Routed { Stream: { } fixedName } routed:
                return await Filtered(new LogFilter(routed.Group, $"{{ $.ecs_task_arn = {FilterPatterns.Quote(task.TaskArn)} }}", window, [fixedName], PageBudget), e => routed.Holds(e.Message, e.LogStream, container.Name, task));
            case Routed routed:
                return await Filtered(new LogFilter(routed.Group, FilterPatterns.AnyCase(words), window, [], PageBudget) { StreamPrefix = routed.StreamPrefix }, e => routed.Holds(e.Message, e.LogStream, container.Name, task));
            case Elsewhere elsewhere:
                return new Asking(id, $"lines of container {container.Name}", "logs", $"lines of container {container.Name}", window.ToString(), "*").Impossible<IReadOnlyList<LogLine>>(elsewhere.Where, elsewhere.Remedy);
            default:
                return new(null, new Look(id, "logs", $"lines of container {container.Name}", window.ToString(), LookResult.Nothing, $"no stream: container {container.Name} was never created"), null);
        }

        Task<Finding<IReadOnlyList<LogLine>>> Filtered(LogFilter filter, Func<LogEvent, bool> isOwn) => new LogGroupSearch(logs, home).Find(
            id,
            $"lines of container {container.Name} with these words",
            filter,
            read => Lines(read.Events.Where(isOwn), filter.Group),
            Describe,
            $"no line of container {container.Name} has these words",
            cancellationToken);

        Task<Finding<IReadOnlyList<LogLine>>> Queried(LogStreamRef stream) =>
            new Asking(id, $"lines of container {container.Name} with these words", "logs", $"StartQuery {stream.Group} {InfrequentAccess.SearchQuery(stream.Stream, words)}", window.ToString(), new LogGroupSearch(logs, home).Arn(stream.Group)).Ask(
                async () => Lines((await infrequent.Search(home, stream, words, window, MostLines, cancellationToken)).Events, stream.Group),
                Describe,
                $"no line of container {container.Name} has these words");

        IReadOnlyList<LogLine>? Lines(IEnumerable<LogEvent> events, string group)
        {
            var lines = events.Where(e => e.Message.Contains(words, StringComparison.OrdinalIgnoreCase)).TakeLast(MostLines)
                .Select((e, index) => new LogLine($"{id}#{index + 1}", EvidenceSource.Application, home, new LogStreamRef(group, e.LogStream), e.Timestamp, e.Message, container.Name) { Wrapped = place is Routed ? FireLensRecord.Parse(e.Message)?.Log : null })
                .ToList();
            return lines.Count > 0 ? lines : null;
        }
    }

    private static string Describe(IReadOnlyList<LogLine> found) => found.Count == 1 ? "1 line" : $"{found.Count} lines";
}
