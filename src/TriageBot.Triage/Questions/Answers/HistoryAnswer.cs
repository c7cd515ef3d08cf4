using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Questions.Answers;

/// <summary>
/// Earlier stops of the service, by day and reading, from the event log groups and what ECS still remembers; and what was seen before. All of it is
/// readings and snapshots: none of them was looked into again.
/// </summary>
internal static class HistoryAnswer
{
    private const int DaysOnAPage = 5;
    private const int MostStops = 300;
    private static readonly TimeSpan s_usual = TimeSpan.FromDays(7);

    public static async Task<Said> Of(HistoryQuestion question, OpenIncident incident, Tools tools, CancellationToken cancellationToken)
    {
        var window = question.Period?.Window(incident.Now) ?? new TimeWindow(incident.Now - s_usual, incident.Now);
        var findings = await incident.Logs.Stops(window.From, window.To, cancellationToken);
        var stops = Stops(findings, window, incident).Select(s => s with { Reading = Reading(s.Task, s.Line, incident, tools) }).ToList();
        var own = incident.Gathered.Task is { } task ? Reading(task, null, incident, tools) : null;
        var days = stops.GroupBy(s => s.At.UtcDateTime.Date).OrderByDescending(g => g.Key).ToList();
        var page = days.Skip((question.Page - 1) * DaysOnAPage).Take(DaysOnAPage).ToList();

        var newest = page.Select(day => day.OrderByDescending(s => s.At).FirstOrDefault(s => s.Line is not null)?.Line).OfType<LogLine>().ToList();
        var verified = (await tools.Verifier.ReadBack(newest, cancellationToken)).OfType<VerifiedLine>().ToDictionary(v => v.Line.Id);
        var lines = page.SelectMany(day => Day([.. day.OrderByDescending(s => s.At)], verified, incident, tools));
        return new Said(
            $"{incident.Title}: {Headline(question, window, stops, own, incident)}",
            [.. lines, .. Unseen(findings), .. question.Page > 1 ? [] : Seen(question, window, incident, tools)],
            [.. page.SelectMany(d => d).Select(s => s.Line?.Id ?? "siblings")],
            days.Count > question.Page * DaysOnAPage);
    }

    private static IReadOnlyList<Stop> Stops(IReadOnlyList<Finding<EventLines>> findings, TimeWindow window, OpenIncident incident)
    {
        var kept = findings.SelectMany(f => f.Value?.Tasks ?? []).Where(e => e.Task.LastStatus == "STOPPED").GroupBy(e => e.Task.TaskArn).Select(g => g.MaxBy(e => e.Task.Version ?? 0)!)
            .Select(e => new Stop(e.Task, e.Line, e.Task.StoppedAt ?? e.Line.Timestamp, null));
        var remembered = (incident.Gathered.Occurrences?.Siblings ?? []).Where(t => t.StoppedAt is not null).Select(t => new Stop(t, null, t.StoppedAt!.Value, null));
        return [.. kept.Concat(remembered).DistinctBy(s => s.Task.TaskArn).Where(s => s.Task.TaskArn != incident.Gathered.Task?.TaskArn && window.Contains(s.At)).OrderByDescending(s => s.At).Take(MostStops)];
    }

    /// <summary>By the record of the stop alone: logs of the past are not read for it.</summary>
    private static string? Reading(EcsTask task, LogLine? line, OpenIncident incident, Tools tools)
    {
        var dossier = new Dossier { Target = incident.File.Target, GatheredAt = incident.Now, Task = task, TaskEvents = line is null ? [] : [new TaskEvent(line, task)] };
        return tools.Rules.Weigh(dossier) is [var best, ..] && best.Bucket != Bucket.Unknown ? best.Cause : null;
    }

    private static string Headline(HistoryQuestion question, TimeWindow window, IReadOnlyList<Stop> stops, string? own, OpenIncident incident)
    {
        var when = question.Period switch
        {
            WholeDay { DaysAgo: 1 } => $"yesterday ({Times.Day(window.From)})",
            WholeDay => $"on {Times.Day(window.From)}",
            _ => $"since {Times.Day(window.From)}",
        };
        if (incident.Bounds.Service is null)
            return "no service owns the task, so there is no history of its stops";
        if (stops.Count == 0)
            return $"no other stop is known {(question.Period is WholeDay { DaysAgo: 1 } ? "for " : "")}{when}";

        var alike = stops.Count(s => s.Reading == own && s.Task.StopCode == incident.Gathered.Task?.StopCode);
        var like = (alike, own) switch
        {
            (0, _) => "none of them like this one",
            (_, null) => $"{alike} with the same stop code as this one, which its record alone does not tell apart",
            _ => $"{alike} of them like this one by the record (reading {own})",
        };
        return $"{Cited.Count(stops.Count, "other stop")} {when}, {like}";
    }

    private static IEnumerable<OutlineLine> Day(IReadOnlyList<Stop> stops, Dictionary<string, VerifiedLine> verified, OpenIncident incident, Tools tools)
    {
        var readings = stops.GroupBy(s => s.Reading).OrderByDescending(g => g.Count()).Select(g => $"{g.Count()} {(g.Key is null ? "without a reading" : $"reading {g.Key}")}");
        var span = stops.Count == 1 ? Times.Minute(stops[0].At) : $"{Times.Minute(stops[^1].At)} to {Times.Minute(stops[0].At)}";
        yield return OutlineLine.Of(Times.Day(stops[0].At), new Words($"{Cited.Count(stops.Count, "stop")}, {span} UTC: {string.Join(", ", readings)}  {stops[0].Line?.Id ?? "siblings"}"));

        if (stops.FirstOrDefault(s => s.Line is not null)?.Line is { } line && verified.TryGetValue(line.Id, out var there))
            yield return Cited.Line(there, tools.Shown, incident.Now) with { Nested = true };
        else if (stops[0].Line is null)
            yield return new OutlineLine("", [Times.At(stops[0].At, incident.Now), new Words($"  {Cited.Ending(stops[0].Task)} · "), new Quoted(tools.Shown.Text(stops[0].Task.StoppedReason ?? "(no stopped reason)")), new Words("  siblings")], Nested: true);
    }

    private static IEnumerable<OutlineLine> Unseen(IReadOnlyList<Finding<EventLines>> findings)
    {
        if (findings.Any(f => f.Value is { Complete: false }))
            yield return OutlineLine.Of("Mind", new Words("more events stand in the log group than were read; ask for a shorter time"));
        if (findings.Count > 0 && findings.All(f => LogsPlugin.IsMissingGroup(f.Look)))
            yield return OutlineLine.Of("Mind", new Words("no log group keeps ECS's events, and ECS itself forgets a stop after about an hour; next time with "), new Copyable("deploy/ecs-events.yaml"));
    }

    private static IEnumerable<OutlineLine> Seen(HistoryQuestion question, TimeWindow window, OpenIncident incident, Tools tools)
    {
        foreach (var seen in incident.Past.Seen.Where(s => question.Period is null || window.Contains(s.At)).Take(DaysOnAPage))
        {
            var people = string.Join(", ", new[] { seen.Right > 0 ? $"👍 {seen.Right}" : null, seen.Wrong > 0 ? $"👎 {seen.Wrong}" : null, seen.Said.Count > 0 ? $"people said {string.Join(", ", seen.Said)}" : null }.OfType<string>());
            var words = $" in {seen.Where}{(seen.Service is { } service ? $", {service}" : "")}: then {(seen.WasConcluded ? "answered" : "reading")} {seen.Cause} (a snapshot){(people.Length > 0 ? $" · {people}" : "")}";
            yield return new OutlineLine("Seen", [Times.At(seen.At, incident.Now), new Words(tools.Shown.Text(words)), .. seen.Url is { } url ? [new Link(Link.Arrow, url)] : Array.Empty<Span>()]);
        }
    }

    private sealed record Stop(EcsTask Task, LogLine? Line, DateTimeOffset At, string? Reading);
}
