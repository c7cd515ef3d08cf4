using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TriageBot.Aws.Tests.Fakes;

/// <summary>Answers every connection on loopback with the same bytes, right or wrong, and hangs up.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
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
        await _stop.CancelAsync();
        await _serving;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task Serve(byte[] answer)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                await Answer(client, answer);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Answer(TcpClient client, byte[] answer)
    {
        try
        {
            var request = new byte[16 * 1024];
            var stream = client.GetStream();
            await stream.ReadAtLeastAsync(request, 1, cancellationToken: _stop.Token);
            await stream.WriteAsync(answer, _stop.Token);
            client.Client.Shutdown(SocketShutdown.Send);
            // Reading to the end lets the client see our bytes before the connection goes.
            while (await stream.ReadAsync(request, _stop.Token) > 0)
            {
            }
        }
        catch (IOException)
        {
            // The client hung up first.
        }
    }
}
