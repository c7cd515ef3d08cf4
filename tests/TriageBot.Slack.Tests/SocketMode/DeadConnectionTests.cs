using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using TriageBot.Slack.SocketMode;
using TriageBot.Slack.Tests.Fakes;
using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.Tests.SocketMode;

/// <summary>A half-open connection: it was made, hello came, and from then on nobody answers a ping.</summary>
public sealed class DeadConnectionTests
{
    [Fact]
    public async Task A_connection_that_answers_no_ping_is_given_up_and_made_again()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var http = SlackHttp.CreateClient(new OneAddress($"ws://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/link"));
        var options = new SocketModeOptions
        {
            AppToken = SocketServer.Token,
            ApiUrl = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/api/"),
            Connections = 1,
            PingEvery = TimeSpan.FromMilliseconds(20),
            PongWithin = TimeSpan.FromMilliseconds(50),
        };
        var time = new EdgeTime();
        using var stopping = new CancellationTokenSource();
        var running = new SocketModeClient(http, options, new FakeReceiver(), time, () => 0.2, new CapturedLog<SocketModeClient>()).RunAsync(stopping.Token);

        using var first = await Greet(listener);
        await time.Pass(TimeSpan.FromSeconds(1.2));
        using var second = await Greet(listener);

        await stopping.CancelAsync();
        first.Close();
        second.Close();
        await running.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    [SuppressMessage("Security", "CA5350", Justification = "The protocol asks for SHA-1 (RFC 6455, 4.2.2).")]
    private static async Task<TcpClient> Greet(TcpListener listener)
    {
        var client = await listener.AcceptTcpClientAsync().WaitAsync(TimeSpan.FromSeconds(60));
        var request = new byte[4096];
        var read = await client.GetStream().ReadAsync(request);
        var key = Regex.Match(Encoding.ASCII.GetString(request, 0, read), "Sec-WebSocket-Key: (.*)\r").Groups[1].Value;
        // The protocol asks for SHA-1 (RFC 6455, 4.2.2).
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
        var hello = """{"type":"hello"}"""u8.ToArray();
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
        await client.GetStream().WriteAsync((byte[])[0x81, (byte)hello.Length, .. hello]);
        return client;
    }

    private sealed class OneAddress(string url) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StringContent($$"""{"ok":true,"url":"{{url}}"}""") });
    }
}
