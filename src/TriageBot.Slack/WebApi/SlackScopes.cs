using TriageBot.Slack.WebApi.Transport;

namespace TriageBot.Slack.WebApi;

/// <summary>What the app must be granted, and why: the manifests of <c>deploy</c> ask for exactly this. See https://docs.slack.dev/reference/scopes</summary>
public static class SlackScopes
{
    /// <summary>The scope of the app-level token, for Socket Mode.</summary>
    public const string OfApp = "connections:write";

    /// <summary>The scopes of the bot token.</summary>
    public static IReadOnlyList<SlackScope> OfBot { get; } =
    [
        new("commands", "the command and the message shortcut", []),
        Called("chat:write", "answers, their updates, and private replies"),
        new("app_mentions:read", "mentions of the bot", []),
        Called("channels:read", "whether the bot is a member of a channel, and whether others share it"),
        Called("groups:read", "the same for private channels"),
        Called("channels:history", "after a crash, whether an answer was posted already"),
        Called("groups:history", "the same in private channels"),
        Called("users:read", "telling guests and people of other organisations apart"),
        Called("usergroups:read", "Slack:UserGroups") with { IsForUserGroups = true },
    ];

    private static SlackScope Called(string name, string what) => new(name, what, [.. SlackMethod.OfBot.Where(m => m.Scopes.Contains(name)).Select(m => m.Name)]);
}

/// <param name="For">What does not work without it.</param>
/// <param name="Methods">The methods that ask for it; none where it is about what Slack delivers.</param>
public sealed record SlackScope(string Name, string For, IReadOnlyList<string> Methods)
{
    /// <summary>It is missed only where user groups are configured.</summary>
    public bool IsForUserGroups { get; init; }
}
