using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace TriageBot.Slack.SocketMode;

/// <summary>One open connection: listens and serves until somebody closes it.</summary>
internal sealed partial class SocketConnection
{
    /// <summary>The reason of a connection that ended without one.</summary>
    public const string Lost = "connection_lost";

    /// <summary>Slack does not always close its side.</summary>
    private static readonly TimeSpan s_closeWithin = TimeSpan.FromSeconds(1);

    private readonly WebSocket _socket;
    private readonly SocketSender _sender;
    private readonly EnvelopeDesk _desk;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Takes the socket over and begins to listen.</summary>
    public SocketConnection(WebSocket socket, Inbound.Acceptance acceptance, TimeProvider time, ILogger logger)
    {
        _socket = socket;
        _sender = new SocketSender(socket, time);
        _desk = new EnvelopeDesk(acceptance, _sender, logger);
        _time = time;
        _logger = logger;
        Ended = Serve();
    }

    /// <summary>Slack has said hello.</summary>
    public Task Hello => _hello.Task;

    /// <summary>The connection is gone or about to go: Slack's reason. A new one is needed; until it has ended, this one still serves.</summary>
    public Task<string> Leaving => _leaving.Task;

    /// <summary>Nothing more comes, and all that came is done.</summary>
    public Task Ended { get; }

    /// <summary>Takes nothing more, finishes what was taken, and closes.</summary>
    public async Task Close()
    {
        _desk.Close();
        await _desk.Drain();
        await _sender.Goodbye();
        try
        {
            await Ended.WaitAsync(s_closeWithin, _time);
        }
        catch (TimeoutException)
        {
            _socket.Abort();
            await Ended;
        }
    }

    private async Task Serve()
    {
        var reader = new SocketReader(_socket);
        try
        {
            while (await reader.Next(CancellationToken.None) is { } text)
                await Take(text);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // Among others our own pings that nobody answered.
            LogLost((e as WebSocketException)?.WebSocketErrorCode.ToString() ?? e.GetType().Name);
        }

        _leaving.TrySetResult(Lost);
        await _desk.Drain();
        await _sender.Goodbye();
        _socket.Dispose();
    }

    private async Task Take(ReadOnlyMemory<byte> text)
    {
        switch (text.IsEmpty ? new SocketFrame.Unknown() : SocketFrame.Read(text))
        {
            case SocketFrame.Hello:
                _hello.TrySetResult();
                break;
            case SocketFrame.Disconnect disconnect:
                _leaving.TrySetResult(disconnect.Reason);
                break;
            case SocketFrame.Envelope envelope:
                await _desk.Take(envelope);
                break;
            default:
                LogIgnored(text.Length);
                break;
        }
    }

    [LoggerMessage(30, LogLevel.Information, "A Socket Mode connection broke ({Error}).")]
    private partial void LogLost(string error);

    [LoggerMessage(31, LogLevel.Warning, "A Socket Mode message was ignored: it is of an unknown kind, binary, or longer than is read ({Length} bytes were read).")]
    private partial void LogIgnored(int length);
}
