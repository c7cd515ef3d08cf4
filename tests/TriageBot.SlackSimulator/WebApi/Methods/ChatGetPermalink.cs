using System.Text.Json.Nodes;

namespace TriageBot.Simulation.WebApi.Methods;

internal static class ChatGetPermalink
{
    public static ApiMethod Method { get; } = new("chat.getPermalink", RateTier.Special, [], "channel* message_ts*", Run);

    private static JsonObject Run(ApiCall call)
    {
        var channel = call.VisibleChannel();
        var message = call.Workspace.MessageOf(channel.Id, call.Arguments.Required("message_ts")) ?? throw new SlackErrorException("message_not_found");
        var thread = message.ThreadTs is { } root && root != message.Ts ? $"?thread_ts={root}&cid={channel.Id}" : "";
        return new()
        {
            ["channel"] = channel.Id,
            ["permalink"] = $"https://{call.Workspace.Team.Domain}.slack.com/archives/{channel.Id}/p{message.Ts.Replace(".", "", StringComparison.Ordinal)}{thread}",
        };
    }
}
