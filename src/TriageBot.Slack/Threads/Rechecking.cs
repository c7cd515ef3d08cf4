using System.Text.Json;
using TriageBot.Slack.Posting;
using TriageBot.Slack.Requests;
using TriageBot.Slack.WebApi;
using TriageBot.Slack.Work;
using TriageBot.Store;
using TriageBot.Triage;
using TriageBot.Triage.Reporting;

namespace TriageBot.Slack.Threads;

/// <summary>Looks into an incident afresh: its message becomes the new report. An edit notifies nobody, so what came of it is said in the thread.</summary>
internal sealed class Rechecking(Heart heart, IIncidents incidents, Poster poster, Replier replier, Showing showing, AuditTrail audit)
{
    public async Task Do(string request, SlackRequest asked, Incident incident, Pass pass, CancellationToken cancellationToken)
    {
        var message = (asked as ClickRequest)?.MessageTs ?? incident.MessageTs!;
        var ask = new Ask(pass.Target!, asked.Asker.User, asked.Channel) { Request = request };
        var place = new Place(asked.Asker.Team, asked.Channel, message, pass.Binding);
        var answer = await showing.Investigate(place, ask, incident.Id, asked.Asker.User, InThread, cancellationToken);
        var report = heart.Reporter.Report(answer);
        await incidents.Finished(incident.Id, JsonSerializer.Serialize(report, ReportJson.Default.Report), Recurrence.LikenessOf(answer), cancellationToken);
        await audit.Add(incident.Id, request, asked, AuditTrail.Of("again", report), cancellationToken);
        await InThread(Replier.Plain($"Checked again: {heart.Outliner.Write(answer).Headline}"));

        async Task InThread(SlackMessage said)
        {
            try
            {
                await poster.PostOnce(request, "thread", asked.Channel, asked.ThreadTs ?? message, said, cancellationToken);
            }
            catch (SlackApiException error) when (!error.IsTransient && Replier.HasUrl(asked))
            {
                await replier.ByUrl(request, asked, said, cancellationToken);
            }
        }
    }
}
