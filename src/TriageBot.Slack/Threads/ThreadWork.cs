using TriageBot.Slack.Requests;
using TriageBot.Slack.Work;
using TriageBot.Store;
using TriageBot.Triage.Questions;

namespace TriageBot.Slack.Threads;

/// <summary>Answers what people ask in the thread of an incident; who may ask is checked at each reply.</summary>
internal sealed class ThreadWork(Gatekeeping gate, IIncidents incidents, ThreadAnswers answers, PromisedAnswers promised, AuditTrail audit, Replier replier)
{
    public async Task Do(string request, ThreadRequest asked, CancellationToken cancellationToken)
    {
        // Only a purge between the reply and now can have taken it.
        if (await incidents.Find(asked.Incident, cancellationToken) is not { } incident || QuestionReader.Read(asked.Text, asked.IsAddressed) is not { } question)
            return;

        var pass = await gate.Check(asked, incident.Target, cancellationToken);
        if (pass.Target is null)
        {
            await audit.Add(incident.Id, request, asked, [new Happening(IncidentEvents.Refused, QuestionNames.Of(question))], cancellationToken);
            await replier.Privately(request, asked, pass.Refusal!, cancellationToken);
            return;
        }

        await answers.Answer(request, asked, incident, pass, question, asked.Text, cancellationToken);
    }

    /// <summary>Where an answer that will not come was promised.</summary>
    public Task<string?> Promised(string request, ThreadRequest asked, CancellationToken cancellationToken) => promised.Standing(request, asked, cancellationToken);
}
