using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TriageBot.Alerts.Formats;

namespace TriageBot.Alerts.Tests.Fakes;

/// <summary>The addresses behind a real server on this machine.</summary>
internal sealed class AlertServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();

    private AlertServer(WebApplication app) => _app = app;

    public FixedTime Time { get; } = new();

    public FakeIntake Intake { get; } = new();

    public CapturedLog Log { get; } = new();

    public FakeSnsWeb Web { get; } = new();

    public static async Task<AlertServer> Start(AlertWebhooks settings, IAlertFormat? envelopes = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new AlertServer(builder.Build());
        server._app.MapAlerts(settings, server.Intake, server.Time, server.Log, server.Web, envelopes);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        var address = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        server._http.BaseAddress = new Uri(address);
        return server;
    }

    public Task<(HttpStatusCode Status, string Text, HttpResponseMessage Response)> Post(string source, string body, params IEnumerable<(string Name, string Value)> headers) =>
        Post(source, System.Text.Encoding.UTF8.GetBytes(body), headers);

    public async Task<(HttpStatusCode Status, string Text, HttpResponseMessage Response)> Post(
        string source, byte[] body, params IEnumerable<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/alerts/{source}") { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }
}
