using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace TriageBot.Simulation.Tests.Fakes;

/// <summary>A bare WebSocket to the simulator: it acknowledges nothing by itself.</summary>
internal sealed class RawSocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    public WebSocketState State => _socket.State;

    /// <summary>Asks for a ticket and connects.</summary>
    public static async Task<RawSocket> OpenAsync(SlackTest test)
    {
        var answer = await test.Json("apps.connections.open", [], test.Slack.AppToken.Value);
        var socket = new RawSocket();
        await socket.Connect(new Uri(answer["url"]!.GetValue<string>()));
        return socket;
    }

    public Task Connect(Uri url) => _socket.ConnectAsync(url, SlackTest.Token);

    /// <summary>The next frame; null when the connection was closed.</summary>
    public async Task<JsonObject?> Next()
    {
        var buffer = new byte[64 * 1024];
        var frame = await _socket.ReceiveAsync(buffer, SlackTest.Token);
        return frame.MessageType == WebSocketMessageType.Close ? null : JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, frame.Count))!.AsObject();
    }

    public Task Acknowledge(JsonObject envelope) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes($$"""{"envelope_id":"{{envelope["envelope_id"]}}"}"""), WebSocketMessageType.Text, true, SlackTest.Token);

    public void Dispose() => _socket.Dispose();
}
