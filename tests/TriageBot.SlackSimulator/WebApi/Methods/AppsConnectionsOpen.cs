using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.WebApi.Methods;

/// <summary>https://docs.slack.dev/reference/methods/apps.connections.open</summary>
internal static class AppsConnectionsOpen
{
    public static ApiMethod Method { get; } = new("apps.connections.open", RateTier.Three, ["connections:write"], "", call => new()
    {
        ["url"] = call.World.Sockets.Ticket(call.App).ToString(),
    })
    {
        Token = TokenKind.App,
    };
}
