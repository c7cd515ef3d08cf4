using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TriageBot.Aws.Tests.Fakes;

/// <summary>Answers every connection on loopback with the same bytes, right or wrong, and hangs up.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;
    private int _connections;

    public RawServer(string answer)
    {
        _listener.Start();
        _serving = Serve(Encoding.ASCII.GetBytes(answer));
    }

    public int Connections => Volatile.Read(ref _connections);

    public string Url => $"http://{_listener.LocalEndpoint}";

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task Serve(byte[] answer)
    {
        var request = new byte[16 * 1024];
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _connections);
                var stream = client.GetStream();
                await stream.ReadAtLeastAsync(request, 1);
                await stream.WriteAsync(answer);
                client.Client.Shutdown(SocketShutdown.Send);
                // Reading to the end lets the client see our bytes before the connection goes.
                while (await stream.ReadAsync(request) > 0)
                {
                }
            }
            catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
            {
                if (!_listener.Server.IsBound || e is ObjectDisposedException or SocketException)
                    return;
            }
        }
    }
}
