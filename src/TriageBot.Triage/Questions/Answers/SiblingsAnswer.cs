using TriageBot.Triage.Ecs;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Triage.Questions.Answers;

/// <summary>The other tasks of the service that stopped, as long as ECS remembers them.</summary>
internal static class SiblingsAnswer
{
    private const int OnAPage = 10;

    public static Said Of(SiblingsQuestion question, OpenIncident incident, Tools tools)
    {
        var occurrences = incident.Gathered.Occurrences;
        IReadOnlyList<EcsTask> all = occurrences?.Siblings ?? [];
        var page = all.Skip((question.Page - 1) * OnAPage).Take(OnAPage).ToList();
        var headline = (all.Count, occurrences) switch
        {
            (0, _) => "no other stopped task of it is remembered (ECS forgets after about an hour)",
            (_, { Count: > 1, Since: { } since }) => $"{Cited.Count(all.Count, "other task")} of it stopped, {occurrences.Count - 1} in the same manner, the first at {Times.Minute(since)} UTC",
            _ => $"{Cited.Count(all.Count, "other task")} of it stopped, none in the same manner",
        };
        return new Said($"{incident.Title}: {headline}", [.. Now(incident), .. page.Select(t => Line(t, incident, tools))], [.. page.Select(Id)], all.Count > question.Page * OnAPage);
    }

    private static OutlineLine Line(EcsTask task, OpenIncident incident, Tools tools) => new(
        "",
        [
            task.StoppedAt is { } at ? Times.At(at, incident.Death) : new Words("?"),
            new Words("  "),
            Cited.Task(task, incident.File.Target.Scope),
            new Words($"  {Shown.Name(task.TaskDefinition ?? "?")} · {Cited.Ending(task)} · "),
            new Quoted(tools.Shown.Text(task.StoppedReason ?? "(no stopped reason)")),
            new Words($"  {Id(task)}"),
        ]);

    private static IEnumerable<OutlineLine> Now(OpenIncident incident)
    {
        if (incident.Gathered.Service?.Service is { } service)
            yield return Cited.Fact("Now", $"{service.RunningCount} of {service.DesiredCount?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} running", "service");
    }

    private static string Id(EcsTask task) => $"siblings[{task.TaskId[..Math.Min(8, task.TaskId.Length)]}]";
}
