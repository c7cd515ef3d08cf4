using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using TriageBot.Simulation.Delivery;
using TriageBot.Simulation.Sockets;
using TriageBot.Simulation.WebApi;

namespace TriageBot.Simulation.Hosting;

/// <summary>Which path leads where.</summary>
internal sealed class Routes(ApiEndpoint api, ResponseEndpoint responses, World world)
{
    public async Task Serve(HttpContext context)
    {
        try
        {
            await Lead(context, context.Request.Path.Value!.Split('/', 3));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The app gave up and waits for nothing.
        }
        catch (BadHttpRequestException e)
        {
            context.Response.StatusCode = e.StatusCode;
        }
    }

    private Task Lead(HttpContext context, string[] path)
    {
        switch (path.ElementAtOrDefault(1))
        {
            case "api":
                return api.Serve(context, path.ElementAtOrDefault(2) ?? "");
            case "commands" or "actions" or "app":
                return responses.Serve(context);
            case "upload":
                return world.Uploads.Serve(context);
            case "link" when context.Features.Get<IHttpUpgradeFeature>() is GagUpgrade upgrade:
                return world.Sockets.Serve(context, upgrade);
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }
}
