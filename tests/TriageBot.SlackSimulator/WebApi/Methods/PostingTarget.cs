using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.WebApi.Methods;

/// <summary>Where a message is to go, and whether this app may post there.</summary>
internal static class PostingTarget
{
    /// <exception cref="SlackErrorException"><c>channel_not_found</c>, <c>not_in_channel</c>, <c>is_archived</c>.</exception>
    public static Channel Of(ApiCall call)
    {
        if (call.Workspace.UserOf(call.Arguments.Required("channel")) is { } user)
            return call.Workspace.DirectMessages(user, call.App);
        var channel = call.VisibleChannel();
        if (channel.IsArchived)
            throw new SlackErrorException("is_archived");
        if (!channel.Has(call.App.BotUserId) && !(channel.Kind == ChannelKind.Public && call.Token.Scopes.Contains("chat:write.public")))
            throw new SlackErrorException("not_in_channel");
        return channel;
    }
}
