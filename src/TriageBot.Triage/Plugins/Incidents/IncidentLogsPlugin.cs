using System.ComponentModel;
using System.Globalization;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;

namespace TriageBot.Triage.Plugins.Incidents;

/// <summary>Log lines of one incident: of its task's containers and of the groups that keep ECS events. No method takes a log group.</summary>
public sealed class IncidentLogsPlugin(CaseFile file, Bounds bounds, TimeProvider time)
{
    public const int MostLines = 1000;

    /// <summary>How far back stops are looked for.</summary>
    public static readonly TimeSpan LongestPast = TimeSpan.FromDays(30);

    private const int PageBudget = 10;
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan[] s_ahead = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15), TimeSpan.FromHours(6)];

    [Description("Lines of a container of the task.")]
    public async Task<Finding<LogTail>> Lines(
        [Description("The container's name.")] string container,
        [Description("Not before this time; null for the whole life.")] DateTimeOffset? from,
        [Description("Not after this time; null for the whole life.")] DateTimeOffset? to,
        [Description("How many lines at the most, up to 1000.")] int count,
        [Description("True for the last ones of that time, false for the first ones.")] bool fromTheEnd,
        CancellationToken cancellationToken)
    {
        var id = $"logs/{container}";
        if (file.Task is not { } task || Container(container) is not { } defined)
            return file.NoteAndKeep(Refusing.Refused<LogTail>(id, "logs", $"lines of container {container}", NoContainer(container)));

        var life = Life(task);
        var window = new TimeWindow(from ?? life.From, to ?? life.To);
        if (window.From > window.To)
            return file.NoteAndKeep(new Finding<LogTail>(null, new Look(id, "logs", $"lines of container {container}", window.ToString(), LookResult.Nothing, "that time holds nothing: it ends before it begins"), null));
        if (Known(container, window, count, fromTheEnd) is { } known)
            return known;

        var most = Math.Clamp(count, 1, MostLines);
        if (fromTheEnd)
            return Own(await file.Logs.Tail(task, defined, window, most, cancellationToken), window);

        // CloudWatch gives a window's newest lines: the first ones are looked for in windows that grow.
        var ahead = s_ahead.Select(span => window.From + span).Where(end => end < window.To).Append(window.To);
        Finding<LogTail>? last = null;
        foreach (var end in ahead)
        {
            last = await file.Logs.Tail(task, defined, window with { To = end }, MostLines, cancellationToken);
            if (last.Value is { } tail && tail.Lines.Count >= most || last.Gap is not null)
                break;
        }

        return Own(last!, window);
    }

    [Description("Lines of the task's containers with some words.")]
    public async Task<IReadOnlyList<Finding<IReadOnlyList<LogLine>>>> Search(
        [Description("The words, to the letter, in any case of letters; up to 100 characters.")] string words,
        [Description("One container's name; null for all.")] string? container,
        CancellationToken cancellationToken)
    {
        var query = $"lines with {FilterPatterns.Quote(words)}";
        if (words.Length is 0 or > WordSearch.LongestWords || words.Any(char.IsControl))
            return [file.NoteAndKeep(Refusing.Refused<IReadOnlyList<LogLine>>("search", "logs", query, $"words to search for are 1 to {WordSearch.LongestWords} characters on one line"))];
        if (file.Task is not { } task || file.Definition is not { } definition || (container is not null && Container(container) is null))
            return [file.NoteAndKeep(Refusing.Refused<IReadOnlyList<LogLine>>("search", "logs", query, NoContainer(container)))];

        var found = await Task.WhenAll(definition.Containers.Where(c => container is null || c.Name == container).Select(c => file.Logs.Search(task, c, words, Life(task), cancellationToken)));
        return [.. found.Select(f => file.NoteAndKeep(WithTail(f, words)))];
    }

    [Description("Stops of the incident's service in the past, as kept in the event log groups.")]
    public async Task<IReadOnlyList<Finding<EventLines>>> Stops(
        [Description("From when on; at most 30 days back.")] DateTimeOffset from,
        [Description("Until when.")] DateTimeOffset to,
        CancellationToken cancellationToken)
    {
        if (bounds.Service is not { } service)
            return [];

        var earliest = time.GetUtcNow() - LongestPast;
        var window = new TimeWindow(from < earliest ? earliest : from, to);
        return [.. (await file.Logs.StopsOfService(service, bounds.Cluster, window, PageBudget, cancellationToken)).Select(f => file.NoteAndKeep(Named(f)))];
    }

    // A filter pattern minds the case; of the last lines, which were read whole, none is missed. They keep the ids that they have in the report.
    private Finding<IReadOnlyList<LogLine>> WithTail(Finding<IReadOnlyList<LogLine>> found, string words)
    {
        var tail = file.Tail(found.Look.Id["search/".Length..])?.Lines ?? [];
        var known = tail.Select(l => (l.Timestamp, l.Message)).ToHashSet();
        List<LogLine> all = [.. (found.Value ?? []).Where(l => !known.Contains((l.Timestamp, l.Message))), .. tail.Where(l => l.Message.Contains(words, StringComparison.OrdinalIgnoreCase))];
        return all.Count == 0 ? found : found with { Value = all, Look = found.Look with { Result = LookResult.Found, Detail = all.Count == 1 ? "1 line" : $"{all.Count} lines" } };
    }

    // The same read may have been made for the report: then its lines keep the ids that they have there.
    private Finding<LogTail>? Known(string container, TimeWindow window, int count, bool fromTheEnd)
    {
        if (file.Tail(container) is not { } tail)
            return null;

        var within = tail.Lines.Where(l => window.Contains(l.Timestamp)).ToList();
        var covers = tail.Complete || (tail.Lines is [var first, ..] && first.Timestamp < window.From) || (fromTheEnd && within.Count >= count);
        return !covers ? null : new Finding<LogTail>(tail with { Lines = within, Window = window, Complete = tail.Complete || within.Count < tail.Lines.Count }, new Look($"logs/{container}", "logs", $"GetLogEvents {tail.Stream.Group} {tail.Stream.Stream}", window.ToString(), within.Count > 0 ? LookResult.Found : LookResult.Nothing, within.Count > 0 ? $"{within.Count} lines" : "no line at that time"), null);
    }

    private Finding<LogTail> Own(Finding<LogTail> finding, TimeWindow window)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{finding.Look.Id}@{window.From.UtcDateTime:HHmmss}-{window.To.UtcDateTime:HHmmss}");
        return file.NoteAndKeep(finding with
        {
            Look = finding.Look with { Id = id },
            Value = finding.Value is { } tail ? tail with { Lines = [.. tail.Lines.Select((l, at) => l with { Id = $"{id}#{at + 1}" })] } : null,
        });
    }

    private static Finding<EventLines> Named(Finding<EventLines> finding) => finding with
    {
        Look = finding.Look with { Id = Past(finding.Look.Id) },
        Value = finding.Value is { } lines ? lines with { Tasks = [.. lines.Tasks.Select(t => t with { Line = t.Line with { Id = Past(t.Line.Id) } })] } : null,
    };

    private static string Past(string id) => $"history{id["events".Length..]}";

    private ContainerDefinition? Container(string name) => file.Definition?.Container(name);

    private string NoContainer(string? name) => file switch
    {
        { Task: null } => "the task is not known any more",
        { Definition: null } => "the task definition, which names the containers and their log groups, could not be read",
        _ when name is not null && name.Contains('/', StringComparison.Ordinal) => bounds.OfLogGroup(name) ?? $"log groups are not named: name one of the containers {string.Join(", ", file.Definition!.Containers.Select(c => c.Name))}",
        _ => $"the task has no container {name}; it has {string.Join(", ", file.Definition!.Containers.Select(c => c.Name))}",
    };

    /// <summary>The task's life, with what the log driver and clocks are late or early.</summary>
    public TimeWindow Life(EcsTask task)
    {
        var until = (task.StoppedAt ?? time.GetUtcNow()) + s_grace;
        return new TimeWindow((task.CreatedAt ?? until - TimeSpan.FromHours(1)) - s_grace, until);
    }
}
