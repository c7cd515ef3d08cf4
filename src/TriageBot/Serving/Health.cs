using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TriageBot.Store;

namespace TriageBot.Serving;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: it can take in and answer requests; else what is wrong.</summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder endpoints, SlackConnection slack, AlertWays alerts, StoreFile store)
    {
        endpoints.MapGet("/healthz", () => Results.Text("ok\n"));
        endpoints.MapGet("/readyz", async (CancellationToken cancellationToken) =>
            await Problem(slack, alerts, store, cancellationToken) is { } problem ? Results.Text($"{problem}\n", statusCode: StatusCodes.Status503ServiceUnavailable) : Results.Text("ready\n"));
    }

    private static async Task<string?> Problem(SlackConnection slack, AlertWays alerts, StoreFile store, CancellationToken cancellationToken)
    {
        try
        {
            await store.Inbox.Count(cancellationToken);
            return slack.Problem ?? alerts.Problem;
        }
        catch (StoreException error)
        {
            return error.Message;
        }
    }
}
