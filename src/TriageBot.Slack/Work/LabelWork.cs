using TriageBot.Slack.Requests;
using TriageBot.Store;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Slack.Work;

/// <summary>Keeps what a person says it was, with a redacted case for <c>eval</c>.</summary>
internal sealed class LabelWork(Heart heart, Gatekeeping gate, IIncidents incidents, Replier replier, TimeProvider time)
{
    public async Task Do(string request, LabelRequest label, CancellationToken cancellationToken)
    {
        if (await incidents.Find(label.Incident, cancellationToken) is not { } incident || incident.Team != label.Asker.Team || incident.Channel != label.Channel)
            return;

        var pass = await gate.Check(label, incident.Target, cancellationToken);
        if (pass.Target is not { } target)
        {
            await replier.Privately(request, label, pass.Refusal!, cancellationToken);
            return;
        }

        var bucket = label.Bucket is { } named && Buckets.Parse(named) is not null ? named : null;
        var kept = await heart.Record(target, new PersonsLabel($"{incident.Id}-{label.Asker.User}", bucket, label.Cause), cancellationToken);
        await incidents.Say(new Feedback(incident.Id, label.Asker.User, false, bucket, label.Cause, label.Note, kept, time.GetUtcNow()), cancellationToken);
        await replier.Privately(request, label, kept is null ? "Thanks: kept. The evidence itself could not be recorded any more." : "Thanks: kept, with a redacted copy of the evidence to test against.", cancellationToken);
    }
}
