using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using TriageBot.Slack.Inbound;
using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.SocketMode;

/// <summary>Makes connections; each step has its time-out, for a hung one would look like a quiet one.</summary>
internal sealed class SocketDialer(SocketTickets tickets, SocketModeOptions options, Acceptance acceptance, TimeProvider time, ILogger logger)
{
    public static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan HelloWithin = TimeSpan.FromSeconds(10);

    /// <summary>A connection on which Slack has said hello and that serves already.</summary>
    /// <exception cref="SlackApiException">There is none; the code is Slack's, its reason for hanging up, or ours.</exception>
    public async Task<SocketConnection> Dial(CancellationToken cancellationToken)
    {
        var socket = await Connect(await tickets.Open(cancellationToken), cancellationToken);
        var connection = new SocketConnection(socket, acceptance, time, logger);
        try
        {
            await Task.WhenAny(connection.Hello, connection.Leaving).WaitAsync(HelloWithin, time, cancellationToken);
            if (connection.Hello.IsCompleted)
                return connection;
            var reason = await connection.Leaving;
            throw Failed(reason, SocketReasons.Problem(reason) ?? "Slack closed the Socket Mode connection before it said hello; it is tried again.");
        }
        catch (TimeoutException)
        {
            await connection.Close();
            throw Failed("hello_timeout", $"Slack did not say hello on a new Socket Mode connection within {HelloWithin.TotalSeconds:0} s; it is tried again.");
        }
        catch
        {
            await connection.Close();
            throw;
        }
    }

    private async Task<WebSocket> Connect(Uri url, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = options.PingEvery;
        socket.Options.KeepAliveTimeout = options.PongWithin;
        using var timeout = new CancellationTokenSource(ConnectWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(url, either.Token);
            return socket;
        }
        catch (WebSocketException e)
        {
            socket.Dispose();
            throw Failed("connect_failed", $"The Socket Mode connection to {url.Host} failed ({e.WebSocketErrorCode}); check the network and the proxy. It is tried again.");
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw Failed("connect_timeout", $"The Socket Mode connection to {url.Host} was not made within {ConnectWithin.TotalSeconds:0} s; check the network and the proxy. It is tried again.");
        }
    }

    private static SlackApiException Failed(string code, string message) => new("Socket Mode", code, message, isTransient: true);
}
