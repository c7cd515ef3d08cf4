using TriageBot.Slack.Access;
using TriageBot.Slack.Blocks;
using TriageBot.Slack.Messages;
using TriageBot.Slack.WebApi;
using TriageBot.Store;
using TriageBot.Triage;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Work;

/// <summary>Earlier incidents that came to the same, as far as this channel may hear of them.</summary>
internal sealed class Recurrence(IIncidents incidents, ISlackApi api, TimeProvider time)
{
    /// <summary>Beyond it "many" says enough.</summary>
    private const int Most = 200;

    /// <summary>By what later incidents are told to be alike; null where there was no failure to tell of.</summary>
    public static Likeness? LikenessOf(Answer answer)
    {
        if (answer.Verdict is Verdict.NotFound or Verdict.NotStopped)
            return null;

        var key = IncidentKey.Of(answer);
        return new Likeness(key.ToString(), key.Kind, answer.Dossier.Task?.TaskArn);
    }

    /// <summary>The same for an incident of alerts, whose answer is stored.</summary>
    public static Likeness? LikenessOf(AlertFinding finding, Report report)
    {
        if (report.Verdict is not ("concluded" or "record_only"))
            return null;

        var kind = finding.Key[(finding.Subject.Length + 1)..];
        return new Likeness(finding.Key, kind.EndsWith('|') ? null : kind, report.Investigated);
    }

    /// <summary>One line for a report; null where nothing like it was seen before.</summary>
    public async Task<RichTextBlock?> Line(Answer answer, string incident, string team, string channel, ChannelBinding? binding, CancellationToken cancellationToken)
    {
        // That tasks are replaced time and again is no news.
        if (LikenessOf(answer) is not { } likeness || (answer.Conclusion?.Bucket ?? answer.Reading?.Bucket) is Bucket.Benign)
            return null;

        var past = await Past(likeness, incident, team, binding, cancellationToken);
        var newest = past.FirstOrDefault(p => p.Incident.MessageTs is not null);
        return newest is null ? null : SeenBeforeLine.Of(past, newest, channel, await Link(newest.Incident, cancellationToken), time.GetUtcNow());
    }

    /// <summary>Each failed task once, the newest first; those about the same task as this are no earlier ones.</summary>
    public async Task<IReadOnlyList<PastIncident>> Past(Likeness likeness, string incident, string team, ChannelBinding? binding, CancellationToken cancellationToken)
    {
        var alike = await incidents.Alike(team, likeness, incident, Most, cancellationToken);
        return [.. alike.Where(p => (likeness.Task is null || p.Incident.Likeness?.Task != likeness.Task) && MayHear(p, binding)).DistinctBy(p => p.Incident.Likeness?.Task ?? p.Incident.Id)];
    }

    /// <summary>Of another service's failure only where that service could be asked about here.</summary>
    private static bool MayHear(PastIncident past, ChannelBinding? binding) =>
        past.IsSameSubject || binding is null
        || (past.Incident.Likeness?.Task is { } task && TargetParser.Parse(task, new TargetDefaults()).Target is { } target && BoundTarget.Of(target, binding).Refusal is null);

    /// <summary>To the incident's answer; null where there is no way to it.</summary>
    public async Task<string?> Link(Incident incident, CancellationToken cancellationToken)
    {
        if (incident.MessageTs is not { } ts)
            return null;

        try
        {
            return await api.Permalink(incident.Channel, ts, cancellationToken);
        }
        catch (SlackApiException)
        {
            // Deleted, or in a channel that the bot has left: when and where is told all the same.
            return null;
        }
    }
}
