using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TriageBot.Slack.Tests.SocketMode;

/// <summary>Slack's side of Socket Mode, as far as these tests need it: hands out addresses, and each connection to the test.</summary>
internal sealed class SocketServer : IAsyncDisposable
{
    public const string Token = "xapp-1-A1-1-secret-token-of-the-app";

    private readonly WebApplication _app;
    private readonly Channel<ServerSocket> _sockets = Channel.CreateUnbounded<ServerSocket>();
    private int _opens;

    private SocketServer(WebApplication app) => _app = app;

    public Uri ApiUrl => new($"{_app.Urls.Single()}/api/");

    public int Opens => _opens;

    /// <summary>What <c>apps.connections.open</c> answers; null for an address of ours.</summary>
    public Func<int, string?> OnOpen { get; set; } = _ => null;

    public static async Task<SocketServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new SocketServer(builder.Build());
        server._app.UseWebSockets();
        server._app.MapPost("/api/apps.connections.open", server.Open);
        server._app.Map("/link", server.Link);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>The next connection that is made.</summary>
    public async Task<ServerSocket> Next() => await _sockets.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>The next connection, once it has heard hello.</summary>
    public async Task<ServerSocket> NextGreeted()
    {
        var socket = await Next();
        await socket.Send("""{"type":"hello","num_connections":1,"connection_info":{"app_id":"A01"},"debug_info":{"approximate_connection_time":18060}}""");
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        using var hurry = new CancellationTokenSource();
        await hurry.CancelAsync();
        await _app.StopAsync(hurry.Token);
        await _app.DisposeAsync();
    }

    private IResult Open(HttpContext context)
    {
        var number = Interlocked.Increment(ref _opens);
        if (context.Request.Headers.Authorization != $"Bearer {Token}")
            return Results.Text("""{"ok":false,"error":"invalid_auth"}""", "application/json");
        return Results.Text(OnOpen(number) ?? $$"""{"ok":true,"url":"ws://{{context.Request.Host}}/link?ticket=secret-ticket-{{number}}"}""", "application/json");
    }

    private async Task Link(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var connection = new ServerSocket(socket);
        _sockets.Writer.TryWrite(connection);
        await connection.Listen();
    }
}

/// <summary>One connection, from Slack's side.</summary>
internal sealed class ServerSocket(WebSocket socket)
{
    private readonly Channel<string> _received = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The bot has closed, or the connection has broken.</summary>
    public Task Closed => _closed.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public bool IsClosed => _closed.Task.IsCompleted;

    public Task Send(string text, WebSocketMessageType type = WebSocketMessageType.Text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), type, true, default);

    public Task SendEvent(string envelopeId) => Send($$$"""{"envelope_id":"{{{envelopeId}}}","type":"events_api","accepts_response_payload":false,"retry_attempt":1,"retry_reason":"timeout","payload":{"type":"event_callback","event_id":"Ev1"}}""");

    public Task SendCommand(string envelopeId, bool acceptsPayload = true) => Send($$$"""{"envelope_id":"{{{envelopeId}}}","type":"slash_commands","accepts_response_payload":{{{(acceptsPayload ? "true" : "false")}}},"payload":{"command":"/ecs","text":"why"}}""");

    public Task Leave(string reason) => Send($$$"""{"type":"disconnect","reason":"{{{reason}}}","debug_info":{"host":"applink-1"}}""");

    public async Task<string> Received() => await _received.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    public Task Close() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);

    public async Task Listen()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, default) is { MessageType: not WebSocketMessageType.Close } received)
                _received.Writer.TryWrite(Encoding.UTF8.GetString(buffer, 0, received.Count));
            if (socket.State is WebSocketState.CloseReceived)
                await Close();
        }
        catch (WebSocketException)
        {
            // Broken, which the test may have meant.
        }

        _closed.TrySetResult();
    }
}
