using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TriageBot.Output;
using TriageBot.Slack.Inbound;
using TriageBot.Store;
using TriageBot.Triage.Alerts;
using TriageBot.Verbs;
using TriageBot.Wiring;

namespace TriageBot.Serving;

/// <summary>The running bot: what listens, what works, what cleans up.</summary>
internal sealed class Server : IAsyncDisposable
{
    /// <summary>Slack sends at most some hundred kilobytes.</summary>
    private const long LargestBody = 4 * 1024 * 1024;

    private readonly WebApplication _web;
    private readonly StoreFile _store;
    private readonly SlackConnection _slack;
    private readonly Telemetry _telemetry;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    private Server(WebApplication web, StoreFile store, SlackConnection slack, Telemetry telemetry, IEnumerable<Func<CancellationToken, Task>> work)
    {
        (_web, _store, _slack, _telemetry) = (web, store, slack, telemetry);
        _running = Task.WhenAll(work.Select(w => Task.Run(() => w(_stopping.Token))));
        Url = web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public string Url { get; }

    /// <summary>Where alerts from outside Slack are taken in, whichever way they come.</summary>
    public IAlertIntake Intake => _slack.Bot.Alerts;

    /// <exception cref="InputException">The configuration does not suffice.</exception>
    /// <exception cref="StoreException">The store cannot be opened.</exception>
    public static async Task<Server> Start(House house, Choices choices, string address, Terminal terminal, CancellationToken cancellationToken)
    {
        var chat = house.Settings.Chat;
        if (chat.BotToken is null)
            throw new InputException("Slack:BotToken is missing: set TRIAGEBOT__SLACK__BOTTOKEN to the app's bot token (xoxb-…), or Slack:BotTokenFile to a file that holds it");
        if (chat.AppToken is null && chat.SigningSecrets.Count == 0)
            throw new InputException("neither Slack:SigningSecret (Slack delivers by HTTP) nor Slack:AppToken (Socket Mode) is set: set one of them in the environment, or a …File key");

        var web = Build(address, terminal);
        var logs = web.Services.GetRequiredService<ILoggerFactory>();
        var store = StoreFile.Open(house.Settings.StorePath, TimeProvider.System);
        try
        {
            house.ModelSide?.KeepIn(new StoredModelBook(store.Models, TimeProvider.System));
            var slack = new SlackConnection(chat, house, store, new CaseKeeper(choices, terminal, Path.GetDirectoryName(house.Settings.StorePath)!), logs);
            if (chat.SigningSecrets.Count > 0)
                web.MapSlack(new RequestSignature(chat.SigningSecrets, TimeProvider.System), slack.Bot.Receiver, TimeProvider.System, logs.CreateLogger<IReceiver>());
            var alerts = new AlertWays(house.Settings.Intake, house, slack.Bot.Alerts, web, logs);
            Health.Map(web, slack, alerts, store);
            await WarmUp.Run(house, cancellationToken);
            await web.StartAsync(cancellationToken);
            var keeping = new Housekeeping(store, TimeProvider.System, logs.CreateLogger<Housekeeping>());
            return new Server(web, store, slack, new Telemetry(terminal.Variable(Telemetry.Endpoint)), [slack.Greet, slack.Bot.Work, slack.Listen, alerts.Read, keeping.Run]);
        }
        catch
        {
            await store.DisposeAsync();
            await web.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns when it is told to stop and has stopped: nothing is taken in any more, and what was not finished waits in the store.</summary>
    public async Task Ended(CancellationToken cancellationToken)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(() => told.TrySetResult());
        await Task.WhenAny(told.Task, _running);
        await _web.StopAsync(CancellationToken.None);
        await _stopping.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _web.DisposeAsync();
        await _store.DisposeAsync();
        _slack.Dispose();
        _telemetry.Dispose();
        _stopping.Dispose();
    }

    private static WebApplication Build(string address, Terminal terminal)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(address.Split(';'));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(new LogLines(terminal.Error));
        Telemetry.AddLogs(builder.Logging, terminal.Variable(Telemetry.Endpoint));
        builder.Logging.SetMinimumLevel(LogLevel.Information);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("System", LogLevel.Warning);
        // That it failed to start is thrown too, and then said in one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        return builder.Build();
    }
}
