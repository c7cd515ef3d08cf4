using TriageBot.Simulation.Delivery;

namespace TriageBot.Simulation.Model;

/// <summary>An installed app: who it is, what it may do, and where its requests go.</summary>
public sealed class App(string id, string name, string botUserId, string botId, string signingSecret)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public string BotUserId { get; } = botUserId;

    public string BotId { get; } = botId;

    /// <summary>Its requests are signed with this; the app settings page can make a new one at any moment.</summary>
    public string SigningSecret { get; set; } = signingSecret;

    /// <summary>Where its HTTP requests go; null for an app in Socket Mode.</summary>
    public HttpEndpoints? Endpoints { get; set; }

    /// <summary>Deliveries go over its open sockets instead of HTTP.</summary>
    public bool UsesSocketMode { get; set; }

    /// <summary>Whether there is any way to it.</summary>
    internal bool IsReachable => UsesSocketMode || Endpoints is not null;

    /// <summary>Event names it subscribed to, as <c>app_mention</c>, <c>message.channels</c>.</summary>
    public IReadOnlySet<string> Events { get; set; } = new HashSet<string>(["app_mention", "message.channels", "message.groups", "message.im", "message.mpim", "reaction_added", "member_joined_channel"]);
}
