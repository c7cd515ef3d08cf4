using TriageBot.Triage.Gathering;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Questions.Answers;

/// <summary>What ECS said of the task and its service: events kept in log groups, read back, and what the service itself still tells.</summary>
internal static class EventsAnswer
{
    private const int OnAPage = 10;

    public static async Task<Said> Of(EventsQuestion question, OpenIncident incident, Tools tools, CancellationToken cancellationToken)
    {
        var gathered = incident.Gathered;
        var lines = gathered.TaskEvents.Select(e => e.Line).Concat(gathered.ServiceActions.Select(a => a.Line)).ToList();
        var told = (gathered.Service?.Service.Events ?? []).Select(e => (At: e.CreatedAt, Event: (Ecs.ServiceEvent?)e, Line: (LogLine?)null));
        var all = lines.Select(l => (At: l.Timestamp, Event: (Ecs.ServiceEvent?)null, Line: (LogLine?)l)).Concat(told).OrderByDescending(e => e.At).ToList();
        var page = all.Skip((question.Page - 1) * OnAPage).Take(OnAPage).Reverse().ToList();

        var read = await tools.Verifier.ReadBack([.. page.Select(p => p.Line).OfType<LogLine>()], cancellationToken);
        var verified = read.OfType<VerifiedLine>().ToDictionary(v => v.Line.Id);
        var shown = new List<OutlineLine>();
        foreach (var (at, told1, line) in page)
        {
            if (told1 is not null)
                shown.Add(new OutlineLine("", [Times.At(at, incident.Death), new Words("  service  "), new Quoted(tools.Shown.Text(told1.Message)), new Words($"  {RecordIds.ServiceEvent(told1.Id)}"), .. Place(incident)]));
            else if (verified.TryGetValue(line!.Id, out var there))
                shown.Add(Cited.Line(there, tools.Shown, incident.Death));
        }

        var ids = page.Select(p => p.Event is { } e ? RecordIds.ServiceEvent(e.Id) : p.Line!.Id).ToList();
        var headline = all.Count == 0 ? "ECS said nothing that is still known" : $"{page.Count} of {Cited.Count(all.Count, "event")} of ECS about the task and its service";
        return new Said($"{incident.Title}: {headline}", [.. shown, .. Cited.Unverified(read)], ids, all.Count > question.Page * OnAPage);
    }

    private static IEnumerable<Span> Place(OpenIncident incident) =>
        incident.Bounds is { Cluster: { } cluster, Service: { } service } && ConsoleLinks.Service(incident.File.Target.Scope, cluster, service) is { } url ? [new Link(Link.Arrow, url)] : [];
}
