using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TriageBot.EndToEnd.Cli;

/// <summary>Something that listens where AWS should, and answers every request the same way.</summary>
internal sealed class Stranger : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;

    public Stranger(int status, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        _answer = [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Whatever\r\nContent-Type: text/html\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n\r\n"), .. bytes];
        _listener.Start();
        _ = Serve();
    }

    public string Url => $"http://{_listener.LocalEndpoint}";

    public void Dispose() => _listener.Dispose();

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await Answer(client.GetStream());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task Answer(NetworkStream stream)
    {
        var request = new byte[64 * 1024];
        var read = 0;
        while (!IsWhole(Encoding.ASCII.GetString(request, 0, read)))
            read += await stream.ReadAsync(request.AsMemory(read));
        await stream.WriteAsync(_answer);
    }

    private static bool IsWhole(string request) =>
        request.IndexOf("\r\n\r\n", StringComparison.Ordinal) is > 0 and var end
        && request.Length - end - 4 >= int.Parse(request.Split("Content-Length: ")[1].Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture);
}
