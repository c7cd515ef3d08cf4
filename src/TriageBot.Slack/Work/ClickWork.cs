using System.Text.Json;
using TriageBot.Slack.Alerts;
using TriageBot.Slack.Messages;
using TriageBot.Slack.Posting;
using TriageBot.Slack.Requests;
using TriageBot.Slack.WebApi;
using TriageBot.Store;
using TriageBot.Triage;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Work;

/// <summary>Does what a button says; who may click is checked at the click.</summary>
internal sealed class ClickWork(Heart heart, Gatekeeping gate, IIncidents incidents, Poster poster, Replier replier, Showing showing, MuteWork mute, ISlackApi api, TimeProvider time)
{
    public async Task Do(string request, ClickRequest click, CancellationToken cancellationToken)
    {
        var incident = await incidents.Find(click.Incident, cancellationToken);
        if (incident is null || incident.Team != click.Asker.Team || incident.Channel != click.Channel)
        {
            await replier.Privately(request, click, "I do not remember this answer any more. Ask again, and I look afresh.", cancellationToken);
            return;
        }

        var pass = await gate.Check(click, incident.Target, cancellationToken);
        if (pass.Target is not { } target)
            await replier.Privately(request, click, pass.Refusal!, cancellationToken);
        else
            await Act(request, click, incident, pass, target, cancellationToken);
    }

    private Task Act(string request, ClickRequest click, Incident incident, Pass pass, Target target, CancellationToken cancellationToken) => click.Action switch
    {
        Buttons.Logs => Show(request, click, async () => heart.Extracts.Logs((await Gather(target, cancellationToken)).Dossier), cancellationToken),
        Buttons.Evidence => Show(request, click, () => Task.FromResult(Evidence(incident)), cancellationToken),
        Buttons.Changes => Show(request, click, async () => heart.Extracts.Changes(await Compare(target, cancellationToken)), cancellationToken),
        Buttons.Again => Again(request, click, pass, target, cancellationToken),
        Buttons.Right => Right(request, click, cancellationToken),
        Buttons.Wrong => Wrong(request, click, cancellationToken),
        Buttons.Mute => mute.Do(request, click, mutes: true, cancellationToken),
        Buttons.Unmute => mute.Do(request, click, mutes: false, cancellationToken),
        _ => Task.CompletedTask,
    };

    private async Task Show(string request, ClickRequest click, Func<Task<Outline>> what, CancellationToken cancellationToken)
    {
        var outline = await what();
        var message = new SlackMessage(FallbackText.OfExtract(outline), OutlineBlocks.WriteExtract(outline));
        await InThread(request, click, message, cancellationToken);
    }

    private async Task InThread(string request, ClickRequest click, SlackMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await poster.PostOnce(request, "thread", click.Channel, click.ThreadTs ?? click.MessageTs, message, cancellationToken);
        }
        catch (SlackApiException error) when (!error.IsTransient && Replier.HasUrl(click))
        {
            await replier.ByUrl(request, click, message, cancellationToken);
        }
    }

    private async Task<(CaseFile File, Dossier Dossier)> Gather(Target target, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(heart.Desk.Settings.Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var file = heart.Desk.Open(target);
        var dossier = await heart.Desk.Gather(file, either.Token);
        cancellationToken.ThrowIfCancellationRequested();
        return (file, dossier);
    }

    private async Task<Dossier> Compare(Target target, CancellationToken cancellationToken)
    {
        var (file, _) = await Gather(target, cancellationToken);
        return await heart.Desk.Compare(file, cancellationToken);
    }

    private Outline Evidence(Incident incident) =>
        incident.Report is { } json && JsonSerializer.Deserialize(json, ReportJson.Default.Report) is { } report
            ? heart.Extracts.Evidence(report)
            : new Outline(Mark.Open, "The evidence is still being gathered", []);

    /// <summary>Looks afresh. An edit notifies nobody, so what came of it is said in the thread.</summary>
    private async Task Again(string request, ClickRequest click, Pass pass, Target target, CancellationToken cancellationToken)
    {
        var ask = new Ask(target, click.Asker.User, click.Channel);
        var answer = await showing.Investigate(new Place(click.Asker.Team, click.Channel, click.MessageTs, pass.Binding), ask, click.Incident, click.Asker.User, report => InThread(request, click, report, cancellationToken), cancellationToken);
        await incidents.Finished(click.Incident, JsonSerializer.Serialize(heart.Reporter.Report(answer), ReportJson.Default.Report), Recurrence.LikenessOf(answer), cancellationToken);
        await InThread(request, click, Replier.Plain($"Checked again: {heart.Outliner.Write(answer).Headline}"), cancellationToken);
    }

    private async Task Right(string request, ClickRequest click, CancellationToken cancellationToken)
    {
        await incidents.Say(new Feedback(click.Incident, click.Asker.User, true, null, null, null, null, time.GetUtcNow()), cancellationToken);
        await replier.Privately(request, click, "Thanks: kept as right.", cancellationToken);
    }

    private async Task Wrong(string request, ClickRequest click, CancellationToken cancellationToken)
    {
        await incidents.Say(new Feedback(click.Incident, click.Asker.User, false, null, null, null, null, time.GetUtcNow()), cancellationToken);
        try
        {
            if (click.TriggerId is { } trigger)
                await api.OpenView(trigger, LabelModal.Of(click.Incident, click.Channel), cancellationToken);
        }
        catch (SlackApiException)
        {
            // A trigger lives three seconds; that the answer is wrong is kept all the same.
            await replier.Privately(request, click, "Kept as wrong. To say what it was, click 👎 once more.", cancellationToken);
        }
    }
}
