using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using TriageBot.Simulation.Delivery;
using TriageBot.Simulation.Model;
using TriageBot.Simulation.Recording;

namespace TriageBot.Simulation.Sockets;

/// <summary>Socket Mode: tickets, the open connections, and envelopes, each to one of them at random. https://docs.slack.dev/apis/events-api/using-socket-mode</summary>
public sealed class SocketHub
{
    private const int MostConnections = 10;
    private static readonly TimeSpan s_pingTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_notice = TimeSpan.FromSeconds(10);
    private readonly SimulatorOptions _options;
    private readonly Chance _chance;
    private readonly Journal _journal;
    private readonly Links _links;
    private readonly Dictionary<string, App> _tickets = [];
    private readonly List<SocketConnection> _open = [];
    private int _count;

    internal SocketHub(SimulatorOptions options, Chance chance, Journal journal, Links links) =>
        (_options, _chance, _journal, _links) = (options, chance, journal, links);

    /// <summary>New connections get no hello.</summary>
    public bool WithholdsHello { get; set; }

    /// <summary>The connections that are open now, oldest first. The journal notes each change.</summary>
    public IReadOnlyList<SocketConnection> Open
    {
        get
        {
            lock (_open)
                return [.. _open];
        }
    }

    /// <summary>Announces to each open connection that it will end, and ends it ten seconds later, as Slack does from time to time.</summary>
    public Task Refresh(CancellationToken cancellationToken = default) => Task.WhenAll(Open.Select(c => Retire(c, "refresh_requested", cancellationToken)));

    /// <summary>Socket Mode is switched off in the app's settings.</summary>
    public async Task DisableLink(CancellationToken cancellationToken = default)
    {
        foreach (var connection in Open)
        {
            await connection.Disconnect("link_disabled", cancellationToken);
            await connection.Close(cancellationToken);
        }
    }

    internal Uri Ticket(App app)
    {
        var ticket = _chance.Unique().ToString();
        lock (_tickets)
            _tickets[ticket] = app;
        return new UriBuilder(_links.To("/link/")) { Scheme = "ws", Query = $"ticket={ticket}&app_id={app.Id}" }.Uri;
    }

    /// <summary>Serves one connection until it ends. A ticket opens one.</summary>
    internal async Task Serve(HttpContext context, GagUpgrade upgrade)
    {
        App? app;
        lock (_tickets)
            _tickets.Remove(context.Request.Query["ticket"].ToString(), out app);
        if (app is null || !context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = app is null ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
            return;
        }

        var accept = new WebSocketAcceptContext { KeepAliveInterval = _options.PingEvery, KeepAliveTimeout = s_pingTimeout };
        using var socket = await context.WebSockets.AcceptWebSocketAsync(accept);
        using var connection = new SocketConnection(Interlocked.Increment(ref _count), app, socket, upgrade.Stream!, context.Abort);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        if (await Greet(connection, context.Request.Query["debug_reconnects"] == "true", end.Token))
            await connection.Listen(end.Token);
        await end.CancelAsync();
        lock (_open)
            _open.Remove(connection);
        _journal.Touch();
    }

    internal async Task<Acknowledgement> Deliver(App app, Parcel parcel, CancellationToken cancellationToken)
    {
        var started = _options.Time.GetTimestamp();
        if (Choose(app) is not { } connection)
            return new(TimeSpan.Zero, "no_connection", "");
        using var limit = new CancellationTokenSource(_options.AcknowledgeWithin, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        string? failure = null;
        var answer = "";
        try
        {
            answer = await connection.Ask(Envelope.Of(parcel, _chance), either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            failure = "timeout";
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            failure = "connection_failed";
        }

        return new(_options.Time.GetElapsedTime(started), failure, parcel.AcceptsResponse ? answer : "") { Connection = connection.Number };
    }

    private SocketConnection? Choose(App app)
    {
        lock (_open)
        {
            var mine = _open.FindAll(c => c.App == app);
            return mine.Count == 0 ? null : mine[_chance.Next(mine.Count)];
        }
    }

    private async Task<bool> Greet(SocketConnection connection, bool reconnectsSoon, CancellationToken end)
    {
        var life = reconnectsSoon ? TimeSpan.FromSeconds(360) : _options.ConnectionLife;
        int open;
        lock (_open)
            open = _open.Count(c => c.App == connection.App) + 1;
        if (open > MostConnections)
        {
            await connection.Disconnect("too_many_websockets", end);
            await connection.Close(end);
            return false;
        }

        if (WithholdsHello)
            return true;
        await connection.Send(Envelope.Hello(connection.App, open, life), end, () => Add(connection));
        _journal.Touch();
        _ = GrowOld(connection, life, end);
        return true;
    }

    private void Add(SocketConnection connection)
    {
        lock (_open)
            _open.Add(connection);
    }

    private async Task GrowOld(SocketConnection connection, TimeSpan life, CancellationToken end)
    {
        try
        {
            await Task.Delay(life, _options.Time, end);
            await Retire(connection, "warning", end);
        }
        catch (OperationCanceledException)
        {
            // It ended before its time.
        }
    }

    private async Task Retire(SocketConnection connection, string reason, CancellationToken cancellationToken)
    {
        try
        {
            await connection.Disconnect(reason, cancellationToken);
            await Task.Delay(s_notice, _options.Time, cancellationToken);
            await connection.Close(cancellationToken);
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException)
        {
            // The app was quicker.
        }
    }
}
