using TriageBot.Slack.Messages;
using TriageBot.Slack.Posting;
using TriageBot.Slack.WebApi;
using TriageBot.Triage;

namespace TriageBot.Slack.Work;

/// <summary>Runs an investigation and shows it in a message: progress first, then the report.</summary>
internal sealed class Showing(Heart heart, Recurrence recurrence, ISlackApi api, UpdatePace pace, TimeProvider time)
{
    private readonly ReportMessages _messages = new(heart.Outliner);

    /// <param name="gone">What to do with a report whose message is not there any more.</param>
    public async Task<Answer> Investigate(Place place, Ask ask, string incident, string askedBy, Func<SlackMessage, Task> gone, CancellationToken cancellationToken)
    {
        var progress = new ProgressDisplay(api, pace, _messages, time);
        var showing = progress.Run(place.Team, place.Channel, place.Ts, ask, askedBy, cancellationToken);
        Answer? last = null;
        try
        {
            await foreach (var answer in heart.Investigator.Investigate(ask, cancellationToken, progress))
            {
                progress.End();
                await showing;
                cancellationToken.ThrowIfCancellationRequested();
                await pace.Report(place.Team, cancellationToken);
                await Show(place, await Report(place, answer, incident, askedBy, cancellationToken), gone, cancellationToken);
                last = answer;
            }
        }
        finally
        {
            progress.End();
        }

        return last!;
    }

    private async Task Show(Place place, SlackMessage report, Func<SlackMessage, Task> gone, CancellationToken cancellationToken)
    {
        try
        {
            await api.UpdateMessage(place.Channel, place.Ts, report, cancellationToken);
        }
        catch (SlackApiException error) when (error.Code is "message_not_found" or "cant_update_message" or "edit_window_closed")
        {
            await gone(report);
        }
    }

    /// <summary>The same without a message to show it in.</summary>
    public async Task<Answer> Last(Ask ask, CancellationToken cancellationToken)
    {
        Answer? last = null;
        await foreach (var answer in heart.Investigator.Investigate(ask, cancellationToken))
            last = answer;
        cancellationToken.ThrowIfCancellationRequested();
        return last!;
    }

    /// <summary>The report as it would be shown there.</summary>
    public async Task<SlackMessage> Report(Place place, Answer answer, string incident, string askedBy, CancellationToken cancellationToken) =>
        _messages.Report(answer, incident, askedBy, await recurrence.Line(answer, incident, place.Team, place.Channel, place.Binding, cancellationToken));
}

/// <summary>Where a message stands.</summary>
/// <param name="Ts">Empty for an answer by URL.</param>
/// <param name="Binding">The limit of what may be told there; null for none.</param>
internal sealed record Place(string Team, string Channel, string Ts, ChannelBinding? Binding);
