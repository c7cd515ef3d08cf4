using Microsoft.Extensions.Logging;
using TriageBot.Slack.Inbound;
using TriageBot.Slack.WebApi;
using TriageBot.Slack.WebApi.Transport;

namespace TriageBot.Slack.SocketMode;

/// <summary>Listens to Slack over connections that the bot opens itself, and hands what comes to the same receiver as HTTP does.</summary>
public sealed class SocketModeClient
{
    private readonly SocketBoard _board = new();
    private readonly SocketModeOptions _options;
    private readonly SocketDialer _dialer;
    private readonly Backoff _backoff;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <param name="http">From <see cref="SlackHttp.CreateClient()"/>.</param>
    /// <param name="random">From 0 to 1, excluding 1, by any thread: spreads the tries of many bots.</param>
    /// <exception cref="ArgumentException">The API's address, the token or the number of connections cannot be used.</exception>
    public SocketModeClient(HttpClient http, SocketModeOptions options, IReceiver receiver, TimeProvider time, Func<double> random, ILogger<SocketModeClient> logger)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(options.AppToken, nameof(options.AppToken));
        if (options.Connections is < 1 or > 10)
            throw new ArgumentOutOfRangeException(nameof(options), options.Connections, "Slack allows 1 to 10 Socket Mode connections.");
        var origins = new SlackOrigins(options.ApiUrl);
        var calls = new ApiCalls(new SlackTransport(http, time), new SlackCaller(time, logger), origins, options.AppToken);
        _dialer = new SocketDialer(new SocketTickets(calls, origins), options, new Acceptance(receiver, time, logger), time, logger);
        _options = options;
        _backoff = new Backoff(random);
        _time = time;
        _logger = logger;
    }

    /// <summary>How it goes now, for <c>/readyz</c>.</summary>
    public SocketModeState State => _board.State;

    /// <summary>Listens until told to stop, then finishes what was taken and returns. Returns earlier only when Slack refuses for good, which <see cref="State"/> explains.</summary>
    public Task RunAsync(CancellationToken stopping) => Task.WhenAll(Enumerable.Range(0, _options.Connections).Select(slot => Run(slot, stopping)));

    private async Task Run(int slot, CancellationToken stopping)
    {
        try
        {
            if (slot > 0)
                await Task.Delay(_options.Stagger * slot, _time, stopping);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        if (!State.HasStopped)
            await new SocketSlot(_dialer, _board, _backoff, _time, _logger).Run(stopping);
    }
}
