using System.Text.Json;
using TriageBot.Slack.Blocks;
using TriageBot.Slack.Messages;
using TriageBot.Slack.Posting;
using TriageBot.Slack.Requests;
using TriageBot.Slack.Threads;
using TriageBot.Slack.WebApi;
using TriageBot.Store;
using TriageBot.Triage;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Work;

/// <summary>Answers "why": one message, posted at once, becoming the report.</summary>
internal sealed class WhyWork(Heart heart, Gatekeeping gate, IIncidents incidents, Poster poster, Replier replier, Showing showing, AuditTrail audit, ISlackApi api, TimeProvider time)
{
    /// <summary>Who asks about the same target in the same channel within it gets the answer that is there.</summary>
    private static readonly TimeSpan s_same = TimeSpan.FromMinutes(5);

    private const string Slot = "report";

    public async Task Do(string request, WhyRequest asked, CancellationToken cancellationToken)
    {
        var pass = await gate.Check(asked, asked.Target, cancellationToken);
        if (pass.Target is not { } target)
        {
            await replier.Privately(request, asked, pass.Refusal!, cancellationToken);
            return;
        }

        var own = new Incident(request, asked.Asker.Team, asked.Channel, TargetKeys.Of(target), asked.Target, asked.Asker.User, time.GetUtcNow(), null, null, null)
        {
            ThreadTs = asked.ThreadTs,
            IsOwnThread = !asked.IsInOthersThread || await incidents.OfThread(asked.Asker.Team, asked.Channel, asked.ThreadTs!, cancellationToken) is { IsOwnThread: true },
        };
        var incident = await incidents.Begin(own, time.GetUtcNow() - s_same, cancellationToken);
        if (incident.Id == own.Id)
            await audit.Add(request, request, asked, [new Happening(IncidentEvents.Asked, "why")], cancellationToken);
        if (incident.Id != own.Id)
            await replier.Privately(request, asked, await Elsewhere(incident, cancellationToken), cancellationToken);
        else if (pass.IsMember)
            await InChannel(request, asked, pass, target, cancellationToken);
        else
            await ByUrl(request, asked, pass, target, "I am not in this channel: /invite me, and I show progress here and answer in threads.", cancellationToken);
    }

    private async Task InChannel(string request, WhyRequest asked, Pass pass, Target target, CancellationToken cancellationToken)
    {
        string ts;
        try
        {
            var looking = ReportMessages.Looking(Titles.Of(target), asked.Asker.User);
            ts = await poster.PostOnce(request, Slot, asked.Channel, asked.ThreadTs, looking, cancellationToken);
        }
        catch (SlackApiException error) when (!error.IsTransient && Replier.HasUrl(asked))
        {
            await ByUrl(request, asked, pass, target, $"I could not post in this channel: {error.Message}", cancellationToken);
            return;
        }

        await incidents.Posted(request, ts, cancellationToken);
        var answer = await showing.Investigate(new Place(asked.Asker.Team, asked.Channel, ts, pass.Binding), Question(request, asked, target), request, asked.Asker.User, PostAnew, cancellationToken);
        await Finish(request, asked, answer, cancellationToken);

        // Somebody deleted the message meanwhile: the answer is posted once more.
        async Task PostAnew(SlackMessage report) =>
            await incidents.Posted(request, await poster.PostOnce(request, $"{Slot}-anew", asked.Channel, asked.ThreadTs, report, cancellationToken), cancellationToken);
    }

    private async Task ByUrl(string request, WhyRequest asked, Pass pass, Target target, string why, CancellationToken cancellationToken)
    {
        var answer = await showing.Last(Question(request, asked, target), cancellationToken);
        var report = await showing.Report(new Place(asked.Asker.Team, asked.Channel, "", pass.Binding), answer, request, asked.Asker.User, cancellationToken);
        await replier.ByUrl(request, asked, report with { Blocks = [.. report.Blocks, .. Replier.Plain(why).Blocks] }, cancellationToken);
        await Finish(request, asked, answer, cancellationToken);
    }

    private async Task Finish(string request, WhyRequest asked, Answer answer, CancellationToken cancellationToken)
    {
        var report = heart.Reporter.Report(answer);
        await incidents.Finished(request, JsonSerializer.Serialize(report, ReportJson.Default.Report), Recurrence.LikenessOf(answer), cancellationToken);
        await audit.Add(request, request, asked, AuditTrail.Of("why", report), cancellationToken);
    }

    private async Task<SlackMessage> Elsewhere(Incident incident, CancellationToken cancellationToken)
    {
        var minutes = (int)(time.GetUtcNow() - incident.BegunAt).TotalMinutes;
        var words = $"That was asked here {(minutes == 0 ? "just now" : $"{minutes} min ago")}; the answer is the same: ";
        var link = incident.MessageTs is { } ts ? await Link(incident.Channel, ts, cancellationToken) : null;
        return link is null
            ? Replier.Plain($"{words}it stands above, or will in a moment.")
            : new SlackMessage(SlackText.Fit(words + link, MessageLimits.Fallback), [new RichTextBlock([new RichTextSection([new TextLeaf(words), new LinkLeaf(link, "↗ to the answer")])])]);
    }

    private async Task<string?> Link(string channel, string ts, CancellationToken cancellationToken)
    {
        try
        {
            return await api.Permalink(channel, ts, cancellationToken);
        }
        catch (SlackApiException error) when (!error.IsTransient)
        {
            return null;
        }
    }

    private static Ask Question(string request, WhyRequest asked, Target target) => new(target, asked.Asker.User, asked.Channel) { Request = request };
}
