using Microsoft.Extensions.Logging;
using TriageBot.Slack.Access;
using TriageBot.Slack.Inbound;
using TriageBot.Slack.Posting;
using TriageBot.Slack.Requests;
using TriageBot.Slack.WebApi;
using TriageBot.Slack.Work;
using TriageBot.Store;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack;

/// <summary>The bot in Slack, put together: what receives, and what works.</summary>
public sealed class SlackBot
{
    private readonly WorkPool _pool;

    public SlackBot(SlackSettings settings, ISlackApi api, IResponder responder, IInbox inbox, IOutbox outbox, IIncidents incidents, Heart heart, TargetDefaults defaults, SlackTelemetry telemetry, TimeProvider time, ILogger<SlackBot> log)
    {
        Receiver = new Receiver(inbox, settings, telemetry, channel => BoundTarget.Defaults(defaults, settings.Channels.FirstOrDefault(b => b.Channel == channel)));
        var poster = new Poster(api, responder, outbox);
        var replier = new Replier(poster, api);
        var gate = new Gatekeeping(new Doorkeeper(settings, new SlackDirectory(api, time)), heart, defaults);
        var showing = new Showing(heart, api, new UpdatePace(time), time);
        var desks = new Desks(
            new WhyWork(heart, gate, incidents, poster, replier, showing, api, time),
            new ClickWork(heart, gate, incidents, poster, replier, showing, api, time),
            new LabelWork(heart, gate, incidents, replier, time),
            replier, incidents, log);
        _pool = new WorkPool(inbox, desks, settings, telemetry, time, log);
    }

    /// <summary>Where deliveries go, whichever way they come.</summary>
    public IReceiver Receiver { get; }

    /// <summary>Works on what waits, until it is told to stop.</summary>
    public Task Work(CancellationToken stopping) => _pool.Run(stopping);
}
