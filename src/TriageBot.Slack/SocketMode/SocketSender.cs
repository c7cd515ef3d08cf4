using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;

namespace TriageBot.Slack.SocketMode;

/// <summary>Sends on a socket, one frame at a time: more at once a WebSocket does not bear.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore holds nothing until somebody asks for its wait handle, and both ends of a connection may still be in it.")]
internal sealed class SocketSender(WebSocket socket, TimeProvider time)
{
    private static readonly TimeSpan s_sendWithin = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _turn = new(1);

    /// <returns>Whether it went out. When not, the connection has ended or is about to.</returns>
    public Task<bool> Send(ReadOnlyMemory<byte> frame) =>
        InTurn(cancellationToken => socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancellationToken).AsTask());

    /// <summary>Says that nothing more comes from us.</summary>
    public Task<bool> Goodbye() => InTurn(cancellationToken => socket.State is WebSocketState.Open or WebSocketState.CloseReceived
        ? socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken)
        : Task.CompletedTask);

    private async Task<bool> InTurn(Func<CancellationToken, Task> send)
    {
        using var timeout = new CancellationTokenSource(s_sendWithin, time);
        try
        {
            await _turn.WaitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        try
        {
            await send(timeout.Token);
            return true;
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // A closed socket throws whichever of these its state suggests.
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }
}
