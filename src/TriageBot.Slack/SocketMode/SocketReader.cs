using System.Net.WebSockets;

namespace TriageBot.Slack.SocketMode;

/// <summary>Reads whole text messages up to a size; what is binary or longer is read past.</summary>
internal sealed class SocketReader(WebSocket socket)
{
    /// <summary>As much as by HTTP.</summary>
    public const int Limit = 1024 * 1024;

    private readonly byte[] _chunk = new byte[16 * 1024];

    /// <summary>The next message; empty for one that was passed over; null when the other side closes.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async Task<ReadOnlyMemory<byte>?> Next(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var skip = false;
        while (true)
        {
            var received = await socket.ReceiveAsync(_chunk.AsMemory(), cancellationToken);
            if (received.MessageType is WebSocketMessageType.Close)
                return null;
            skip |= received.MessageType is not WebSocketMessageType.Text || message.Length + received.Count > Limit;
            if (!skip)
                message.Write(_chunk, 0, received.Count);
            if (received.EndOfMessage)
                return skip ? ReadOnlyMemory<byte>.Empty : message.GetBuffer().AsMemory(0, (int)message.Length);
        }
    }
}
