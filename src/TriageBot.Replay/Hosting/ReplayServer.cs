using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Hosting;

/// <summary>A recorded world over HTTP, for any AWS client: <c>aws --endpoint-url</c>, <c>AWS_ENDPOINT_URL</c>. Loopback only; time runs as it does outside.</summary>
public sealed class ReplayServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ReplayServer(WebApplication app, Uri url)
    {
        _app = app;
        Url = url;
    }

    /// <summary>Where it listens, as http://127.0.0.1:4566.</summary>
    public Uri Url { get; }

    /// <summary>Starts listening.</summary>
    /// <param name="world">What is served.</param>
    /// <param name="port">The port; 0 is any free one.</param>
    /// <param name="latency">Real time added to each call: a stand-in for the way to AWS.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ReplayServer> StartAsync(World world, int port, TimeSpan latency = default, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = AwsRequest.MostBytes;
        });
        builder.Services.AddSingleton<IHostLifetime, OwnersLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        var endpoint = new ReplayEndpoint(world, world.Clock, caller => Task.Delay(Timeout.InfiniteTimeSpan, world.Clock, caller));
        app.Run(context => Serve(context, endpoint, latency, world.Clock));
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException)
        {
            await app.DisposeAsync();
            throw;
        }

        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new(app, new Uri(address));
    }

    /// <summary>Stops listening; a call that still hangs in a recorded timeout is ended after one second.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task Serve(HttpContext context, ReplayEndpoint endpoint, TimeSpan latency, TimeProvider clock)
    {
        try
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            if (latency > TimeSpan.Zero)
                await Task.Delay(latency, clock, context.RequestAborted);
            var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            var target = context.Request.Path + context.Request.QueryString.ToString();
            var answer = await endpoint.Answer(new(context.Request.Method, target, headers, body.ToArray()), context.RequestAborted);
            context.Response.Headers.Date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
            await Write(context.Response, answer, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client gave up and waits for nothing.
        }
        catch (BadHttpRequestException e)
        {
            context.Response.StatusCode = e.StatusCode;
        }
    }

    private static async Task Write(HttpResponse response, AwsAnswer answer, CancellationToken cancellationToken)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        foreach (var (name, value) in answer.Headers())
            response.Headers[name] = value;
        await response.Body.WriteAsync(answer.Cut ? answer.Body[..(answer.Body.Length / 2)] : answer.Body, cancellationToken);
        if (!answer.Cut)
            return;
        await response.Body.FlushAsync(cancellationToken);
        response.HttpContext.Abort();
    }

    /// <summary>Ctrl-C belongs to whoever started the server.</summary>
    private sealed class OwnersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
