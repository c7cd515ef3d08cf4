using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace TriageBot.Simulation.Tests.Fakes;

/// <summary>One request as an app got it.</summary>
internal sealed record Received(IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>An app's request URL that keeps what it gets and answers as the test says.</summary>
internal sealed class RecordingApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<Received> _received = [];

    private RecordingApp(WebApplication app) => _app = app;

    /// <summary>Answers a request, the first being number 0; a bare 200 unless the test says otherwise.</summary>
    public Func<HttpContext, int, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public Uri Url { get; private set; } = null!;

    public IReadOnlyList<Received> Requests
    {
        get
        {
            lock (_received)
                return [.. _received];
        }
    }

    public static async Task<RecordingApp> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = new RecordingApp(builder.Build());
        app._app.Run(app.Receive);
        await app._app.StartAsync(cancellationToken);
        app.Url = new(app._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/slack/events");
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task Receive(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var received = new Received(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), await reader.ReadToEndAsync(context.RequestAborted));
        int number;
        lock (_received)
        {
            number = _received.Count;
            _received.Add(received);
        }

        await Answer(context, number);
    }
}
