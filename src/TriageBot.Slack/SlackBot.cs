using Microsoft.Extensions.Logging;
using TriageBot.Slack.Access;
using TriageBot.Slack.Alerts;
using TriageBot.Slack.Inbound;
using TriageBot.Slack.Posting;
using TriageBot.Slack.Requests;
using TriageBot.Slack.Threads;
using TriageBot.Slack.WebApi;
using TriageBot.Slack.Work;
using TriageBot.Store;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack;

/// <summary>The bot in Slack, put together: what receives, and what works.</summary>
public sealed class SlackBot
{
    private readonly WorkPool _pool;
    private readonly AlertBoard _board;

    public SlackBot(SlackSettings settings, ISlackApi api, IResponder responder, StoreFile store, Heart heart, TargetDefaults defaults, SlackTelemetry telemetry, TimeProvider time, ILoggerFactory logs)
    {
        var log = logs.CreateLogger<SlackBot>();
        var (inbox, incidents) = (store.Inbox, store.Incidents);
        Receiver = new Receiver(inbox, incidents, settings, telemetry, channel => BoundTarget.Defaults(defaults, settings.Channels.FirstOrDefault(b => b.Channel == channel)));
        Alerts = new AlertIntake(inbox, store.Alerts, telemetry, time, logs.CreateLogger<AlertIntake>());
        var poster = new Poster(api, responder, store.Outbox);
        var replier = new Replier(poster, api);
        var directory = new SlackDirectory(api, time);
        var doorkeeper = new Doorkeeper(settings, directory);
        var gate = new Gatekeeping(doorkeeper, heart, defaults);
        var pace = new UpdatePace(time);
        var recurrence = new Recurrence(incidents, api, time);
        var showing = new Showing(heart, recurrence, api, pace, time);
        var audit = new AuditTrail(store.Conversations, telemetry, time, logs.CreateLogger<AuditTrail>());
        var rechecking = new Rechecking(heart, incidents, poster, replier, showing, audit);
        var promised = new PromisedAnswers(poster, api, pace, time);
        var memories = new Memories(recurrence, directory);
        var running = new RunningAnswers(Math.Max(1, settings.Workers - 1));
        var free = new FreeAnswers(heart, memories, promised, running, store.Conversations, audit, time);
        var answers = new ThreadAnswers(heart, memories, rechecking, promised, free, store.Conversations, audit, time);
        _board = new AlertBoard(store.Alerts, incidents, poster, audit, api, doorkeeper, pace, settings.Alerts, time, log);
        var router = new AlertRouter(settings.Alerts, directory);
        var alertGate = new AlertGate(doorkeeper, router, directory, settings.Alerts, heart, defaults);
        var ends = new AlertEnds(heart, alertGate, store.Alerts, _board, time);
        var desks = new Desks(
            new WhyWork(heart, gate, incidents, poster, replier, showing, audit, api, time),
            new ClickWork(heart, gate, incidents, poster, replier, store.Conversations, answers, rechecking, audit, new MuteWork(store.Alerts, poster, settings.Alerts, time), api, time),
            new LabelWork(heart, gate, incidents, replier, time),
            new ThreadWork(gate, incidents, answers, promised, audit, replier),
            new StopWork(gate, incidents, running, audit, replier),
            new AlertWork(heart, alertGate, store.Alerts, new AlertInvestigation(heart, alertGate, store.Alerts, router, new AlertMessages(heart.Outliner), recurrence, ends, settings.Alerts, time, log), ends, _board, settings.Alerts, time, log),
            replier, incidents, log);
        _pool = new WorkPool(inbox, desks, settings, telemetry, time, log);
    }

    /// <summary>Where deliveries go, whichever way they come.</summary>
    public IReceiver Receiver { get; }

    /// <summary>Where alerts by webhook or queue go.</summary>
    public IAlertIntake Alerts { get; }

    /// <summary>Works on what waits, until it is told to stop.</summary>
    public Task Work(CancellationToken stopping) => Task.WhenAll(_pool.Run(stopping), _board.Run(stopping));
}
