using Microsoft.Extensions.Logging;
using TriageBot.Slack.Alerts;
using TriageBot.Slack.Messages;
using TriageBot.Slack.Requests;
using TriageBot.Slack.Threads;
using TriageBot.Slack.WebApi;
using TriageBot.Store;

namespace TriageBot.Slack.Work;

/// <summary>Gives each request to who does such work.</summary>
internal sealed partial class Desks(WhyWork why, ClickWork click, LabelWork label, ThreadWork thread, StopWork stop, AlertWork alerts, Replier replier, IIncidents incidents, ILogger log)
{
    public Task Do(string id, SlackRequest request, CancellationToken cancellationToken) => request switch
    {
        WhyRequest asked => why.Do(id, asked, cancellationToken),
        ClickRequest { Action: Buttons.Stop } clicked => stop.Do(id, clicked, cancellationToken),
        ClickRequest clicked => click.Do(id, clicked, cancellationToken),
        LabelRequest labelled => label.Do(id, labelled, cancellationToken),
        ThreadRequest asked => thread.Do(id, asked, cancellationToken),
        AlertRequest alert => alerts.Do(id, alert, cancellationToken),
        _ => throw new InvalidOperationException($"nobody does {request.GetType().Name}"),
    };

    /// <summary>Says that there will be no answer, where that can be said.</summary>
    public async Task GiveUp(string id, SlackRequest request, string message, CancellationToken cancellationToken)
    {
        string? looking = null;
        if (request is WhyRequest)
        {
            looking = (await incidents.Find(id, cancellationToken))?.MessageTs;
            await incidents.Abandoned(id, cancellationToken);
        }

        if (request is ThreadRequest asked)
            looking = await thread.Promised(id, asked, cancellationToken);

        // Nobody waits for it at a place that is known; the log says it.
        if (request is AlertRequest alert)
        {
            await alerts.GiveUp(id, cancellationToken);
            if (alert.IsOutsideSlack)
            {
                Unsaid(id, message, "it came from outside Slack");
                return;
            }
        }

        try
        {
            await replier.GiveUp(id, request, message, looking, cancellationToken);
        }
        catch (SlackApiException error)
        {
            Unsaid(id, message, error.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Request {Request} ended without an answer, and nobody could be told. It would have said: {Unsaid} What stood against it: {Reason}")]
    private partial void Unsaid(string request, string unsaid, string reason);
}
