using System.Text.Json;
using TriageBot.Slack.Access;
using TriageBot.Slack.WebApi;
using TriageBot.Slack.Work;
using TriageBot.Store;
using TriageBot.Triage.Questions;
using TriageBot.Triage.Reporting;

namespace TriageBot.Slack.Threads;

/// <summary>What the store remembers of an incident and of those like it, for questions about it.</summary>
internal sealed class Memories(Recurrence recurrence, SlackDirectory directory)
{
    private const int MostSeen = 10;

    public async Task<Past> Of(Incident incident, Question question, ChannelBinding? binding, CancellationToken cancellationToken) => new(
        ReportOf(incident), question is HistoryQuestion && incident.Likeness is { } likeness ? await Seen(incident, likeness, binding, cancellationToken) : []);

    private async Task<IReadOnlyList<SeenBefore>> Seen(Incident incident, Likeness likeness, ChannelBinding? binding, CancellationToken cancellationToken)
    {
        var seen = new List<SeenBefore>();
        foreach (var past in (await recurrence.Past(likeness, incident.Id, incident.Team, binding, cancellationToken)).Take(MostSeen))
        {
            if (ReportOf(past.Incident) is { } report)
                seen.Add(await Told(past, report, incident.Channel, cancellationToken));
        }

        return seen;
    }

    private async Task<SeenBefore> Told(PastIncident past, Report report, string channel, CancellationToken cancellationToken) => new(
        past.Incident.BegunAt,
        past.Incident.Channel == channel ? "here" : await Name(past.Incident.Channel, cancellationToken),
        await recurrence.Link(past.Incident, cancellationToken),
        report.Target.Service,
        report.Cause,
        report.Verdict == "concluded",
        past.Feedback.Count(f => f.Right),
        past.Feedback.Count(f => !f.Right),
        [.. past.Feedback.Where(f => !f.Right).Select(f => f.Cause ?? f.Bucket).OfType<string>().Distinct()]);

    /// <summary>A private channel's name is for who is in it.</summary>
    private async Task<string> Name(string channel, CancellationToken cancellationToken)
    {
        try
        {
            return await directory.Channel(channel, cancellationToken) is { IsPublic: true, Name: { } name } ? $"#{name}" : "a private channel";
        }
        catch (SlackApiException)
        {
            return "another channel";
        }
    }

    /// <summary>Null where it is another version's, or none was made.</summary>
    private static Report? ReportOf(Incident incident)
    {
        try
        {
            return incident.Report is { } json ? JsonSerializer.Deserialize(json, ReportJson.Default.Report) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
