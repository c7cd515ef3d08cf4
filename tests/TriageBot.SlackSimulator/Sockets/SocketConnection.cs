using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.Sockets;

/// <summary>One open WebSocket of an app.</summary>
public sealed class SocketConnection : IDisposable
{
    private const int MostBytes = 1 << 20;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _waiting = [];
    private readonly ConcurrentQueue<string> _strays = [];
    private readonly SemaphoreSlim _sending = new(1);
    private readonly WebSocket _socket;
    private readonly GagStream _stream;
    private readonly Action _cut;

    internal SocketConnection(int number, App app, WebSocket socket, GagStream stream, Action cut) =>
        (Number, App, _socket, _stream, _cut) = (number, app, socket, stream, cut);

    /// <summary>1 for the first since the simulator began.</summary>
    public int Number { get; }

    public App App { get; }

    /// <summary>What the app sent that acknowledges nothing that waits: late, twice, or no acknowledgement at all.</summary>
    public IReadOnlyList<string> Strays => [.. _strays];

    /// <summary>It stays open and says nothing any more, not even pings; what is sent to it is lost.</summary>
    public void GoSilent() => _stream.Gag();

    /// <summary>The network is gone.</summary>
    public void Cut() => _cut();

    /// <summary>Says that it will end: <c>warning</c>, <c>refresh_requested</c>, <c>link_disabled</c>, <c>too_many_websockets</c>. It is still open.</summary>
    public Task Disconnect(string reason, CancellationToken cancellationToken = default) =>
        Send(new JsonObject { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "applink-simulated" } }, cancellationToken);

    /// <summary>Ends it in order.</summary>
    public async Task Close(CancellationToken cancellationToken = default)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
        }
        catch (WebSocketException)
        {
            // It ended meanwhile.
        }
        finally
        {
            _sending.Release();
        }
    }

    public void Dispose() => _sending.Dispose();

    /// <param name="first">Done when nothing else can be sent before this frame.</param>
    internal async Task Send(JsonObject frame, CancellationToken cancellationToken, Action? first = null)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            first?.Invoke();
            await _socket.SendAsync(Encoding.UTF8.GetBytes(frame.ToJsonString()), WebSocketMessageType.Text, true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Sends an envelope.</summary>
    /// <returns>The acknowledgement's payload as JSON text, empty where it had none.</returns>
    internal async Task<string> Ask(JsonObject envelope, CancellationToken cancellationToken)
    {
        var id = envelope["envelope_id"]!.GetValue<string>();
        var answer = _waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await Send(envelope, cancellationToken);
            return await answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    /// <summary>Until the connection ends.</summary>
    internal async Task Listen(CancellationToken cancellationToken)
    {
        try
        {
            while (await Frame(cancellationToken) is { } frame)
            {
                if (!_stream.IsGagged)
                    Take(frame);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // It ended without a farewell.
        }
        finally
        {
            foreach (var waiting in _waiting.Values)
                waiting.TrySetException(new WebSocketException("the connection ended"));
        }
    }

    private async Task<string?> Frame(CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        var all = new MemoryStream();
        while (all.Length < MostBytes)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            all.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(all.ToArray());
        }

        return null;
    }

    private void Take(string frame)
    {
        if (Parse(frame) is { } answer && answer["envelope_id"]?.ToString() is { } id && _waiting.TryRemove(id, out var waiting))
            waiting.TrySetResult(answer["payload"] is JsonObject { Count: > 0 } payload ? payload.ToJsonString() : "");
        else
            _strays.Enqueue(frame);
    }

    private static JsonObject? Parse(string frame)
    {
        try
        {
            return JsonNode.Parse(frame) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
