using TriageBot.Slack.Requests;
using TriageBot.Slack.Work;
using TriageBot.Store;

namespace TriageBot.Slack.Threads;

/// <summary>Ends an answer that is on its way; whoever may ask may end it, checked at the click.</summary>
internal sealed class StopWork(Gatekeeping gate, IIncidents incidents, RunningAnswers running, AuditTrail audit, Replier replier)
{
    private const string Over = "That answer is over: there is nothing left to stop.";

    public async Task Do(string request, ClickRequest click, CancellationToken cancellationToken)
    {
        if (running.Find(click.Incident) is not { } answer
            || await incidents.Find(answer.Incident, cancellationToken) is not { } incident || incident.Team != click.Asker.Team || incident.Channel != click.Channel)
        {
            await replier.Privately(request, click, Over, cancellationToken);
            return;
        }

        var pass = await gate.Check(click, incident.Target, cancellationToken);
        await audit.Add(incident.Id, request, click, [new Happening(pass.Target is null ? IncidentEvents.Refused : IncidentEvents.Clicked, click.Action)], cancellationToken);
        if (pass.Target is null)
            await replier.Privately(request, click, pass.Refusal!, cancellationToken);
        else if (!answer.End(click.Asker.User))
            await replier.Privately(request, click, Over, cancellationToken);
    }
}
