using System.Text.Json;
using TriageBot.Slack.Alerts;
using TriageBot.Slack.Messages;
using TriageBot.Slack.Posting;
using TriageBot.Slack.Requests;
using TriageBot.Slack.Threads;
using TriageBot.Slack.WebApi;
using TriageBot.Store;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Questions;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Work;

/// <summary>Does what a button says; who may click is checked at the click.</summary>
internal sealed class ClickWork(Heart heart, Gatekeeping gate, IIncidents incidents, Poster poster, Replier replier, IConversations conversations, ThreadAnswers answers, Rechecking rechecking, AuditTrail audit, MuteWork mute, ISlackApi api, TimeProvider time)
{
    public async Task Do(string request, ClickRequest click, CancellationToken cancellationToken)
    {
        var more = click.Action == Buttons.Next ? await conversations.Continuation(click.Incident, cancellationToken) : null;
        var incident = await incidents.Find(more?.IncidentId ?? click.Incident, cancellationToken);
        if (incident is null || incident.Team != click.Asker.Team || incident.Channel != click.Channel || (more is null && click.Action == Buttons.Next))
        {
            await replier.Privately(request, click, "I do not remember this answer any more. Ask again, and I look afresh.", cancellationToken);
            return;
        }

        var pass = await gate.Check(click, incident.Target, cancellationToken);
        await audit.Add(incident.Id, request, click, [new Happening(pass.Target is null ? IncidentEvents.Refused : IncidentEvents.Clicked, click.Action)], cancellationToken);
        if (pass.Target is null)
            await replier.Privately(request, click, pass.Refusal!, cancellationToken);
        else if (more is not null)
            await GoOn(request, click, incident, pass, more, cancellationToken);
        else
            await Act(request, click, incident, pass, pass.Target, cancellationToken);
    }

    /// <summary>The next page; what it is was written by a version that may have had other words.</summary>
    private Task GoOn(string request, ClickRequest click, Incident incident, Pass pass, Continuation more, CancellationToken cancellationToken) =>
        QuestionReader.Read(more.Question, isAddressed: true) is { } question
            ? answers.Answer(request, click, incident, pass, question, more.Question, cancellationToken)
            : replier.Privately(request, click, "I do not know any more how this answer goes on. Ask again, and I look afresh.", cancellationToken);

    private Task Act(string request, ClickRequest click, Incident incident, Pass pass, Target target, CancellationToken cancellationToken) => click.Action switch
    {
        Buttons.Logs => Show(request, click, async () => heart.Extracts.Logs((await Gather(target, cancellationToken)).Dossier), cancellationToken),
        Buttons.Evidence => Show(request, click, () => Task.FromResult(Evidence(incident)), cancellationToken),
        Buttons.Changes => Show(request, click, async () => heart.Extracts.Changes(await Compare(target, cancellationToken)), cancellationToken),
        Buttons.Again => rechecking.Do(request, click, incident, pass, cancellationToken),
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
