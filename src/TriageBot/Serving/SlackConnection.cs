using Microsoft.Extensions.Logging;
using TriageBot.Configuration;
using TriageBot.Slack;
using TriageBot.Slack.Access;
using TriageBot.Slack.SocketMode;
using TriageBot.Slack.WebApi;
using TriageBot.Slack.Work;
using TriageBot.Store;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Targets;
using TriageBot.Verbs;
using TriageBot.Wiring;

namespace TriageBot.Serving;

/// <summary>The bot, its way to Slack, and its way from there where that is Socket Mode.</summary>
internal sealed partial class SlackConnection : IDisposable
{
    private static readonly TimeSpan s_greetAgain = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = SlackHttp.CreateClient();
    private readonly SlackTelemetry _telemetry = new();
    private readonly SlackApi _api;
    private readonly SocketModeClient? _socket;
    private readonly ILogger _log;

    public SlackConnection(ChatSettings chat, House house, StoreFile store, CaseKeeper cases, ILoggerFactory logs)
    {
        _log = logs.CreateLogger<SlackConnection>();
        var options = new SlackApiOptions { ApiUrl = chat.ApiUrl, BotToken = chat.BotToken! };
        _api = new SlackApi(_http, options, TimeProvider.System, logs.CreateLogger<SlackApi>());
        var responder = new Responder(_http, options, TimeProvider.System, logs.CreateLogger<Responder>());
        var heart = new Heart(house.Investigator, house.Desk, house.Reporter, house.Outliner, new Extracts(house.Shown), house.Questions, new SubjectResolver(house.Aws.Ecs, house.Aws.ElasticLoadBalancing), house.Aws.Ecs.DescribeService, target => Enter(target, house.Settings), cases.Record);
        Bot = new SlackBot(chat.Slack, _api, responder, store, heart, house.Defaults, _telemetry, TimeProvider.System, logs);
        if (chat.AppToken is { } token)
            _socket = new SocketModeClient(_http, new SocketModeOptions { ApiUrl = chat.ApiUrl, AppToken = token }, Bot.Receiver, TimeProvider.System, new Random().NextDouble, logs.CreateLogger<SocketModeClient>());
    }

    public SlackBot Bot { get; }

    /// <summary>Null where all is well; else what is wrong with Slack and what to do.</summary>
    public string? Problem => _problem ?? (_socket?.State is { IsReady: false } state ? state.Problem ?? "Socket Mode is not connected yet" : null);

    private volatile string? _problem = "the bot token has not been tried yet";

    /// <summary>Tries the bot token until Slack knows it: a wrong one is a line in the log and in /readyz, not a surprise at 3 a.m.</summary>
    public async Task Greet(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var identity = await _api.AuthTest(stopping);
                _problem = null;
                Greeted(identity.Team, identity.UserId);
                return;
            }
            catch (SlackApiException error)
            {
                _problem = error.Message;
                NotGreeted(error.Message);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(s_greetAgain, TimeProvider.System, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Listens by Socket Mode, where an app token is configured.</summary>
    public Task Listen(CancellationToken stopping) => _socket?.RunAsync(stopping) ?? Task.CompletedTask;

    public void Dispose()
    {
        _http.Dispose();
        _telemetry.Dispose();
    }

    private static BoundTarget Enter(Target target, Settings settings)
    {
        try
        {
            return new BoundTarget(Accounts.Enter(target, settings), null);
        }
        catch (InputException refusal)
        {
            return new BoundTarget(null, refusal.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "In Slack: workspace {Team}, as {User}")]
    private partial void Greeted(string team, string user);

    [LoggerMessage(2, LogLevel.Error, "Slack does not know the bot: {Reason}")]
    private partial void NotGreeted(string reason);
}
