namespace TriageBot.Slack.WebApi.Transport;

/// <summary>A method of the Web API and how it bears repeating.</summary>
/// <param name="Changes">Whether it changes something: then a lost answer leaves open whether it happened.</param>
/// <param name="IsRepeatable">Doing it twice is the same as once.</param>
internal sealed record SlackMethod(string Name, bool Changes, bool IsRepeatable)
{
    public static readonly SlackMethod AuthTest = Reads("auth.test");
    public static readonly SlackMethod ChannelInfo = Reads("conversations.info", "channels:read", "groups:read");
    public static readonly SlackMethod OwnChannels = Reads("users.conversations", "channels:read", "groups:read");
    public static readonly SlackMethod History = Reads("conversations.history", "channels:history", "groups:history");
    public static readonly SlackMethod Replies = Reads("conversations.replies", "channels:history", "groups:history");
    public static readonly SlackMethod UserInfo = Reads("users.info", "users:read");
    public static readonly SlackMethod UserGroupMembers = Reads("usergroups.users.list", "usergroups:read");
    public static readonly SlackMethod Permalink = Reads("chat.getPermalink");
    public static readonly SlackMethod PostMessage = new("chat.postMessage", Changes: true, IsRepeatable: false) { IsLimitedPerChannel = true, Scopes = ["chat:write"] };
    public static readonly SlackMethod UpdateMessage = new("chat.update", Changes: true, IsRepeatable: true) { Scopes = ["chat:write"] };
    public static readonly SlackMethod PostEphemeral = new("chat.postEphemeral", Changes: true, IsRepeatable: false) { Scopes = ["chat:write"] };

    /// <summary>A trigger lives three seconds: no use in waiting longer.</summary>
    public static readonly SlackMethod OpenView = new("views.open", Changes: true, IsRepeatable: false)
    {
        Timeout = TimeSpan.FromSeconds(3),
        Patience = TimeSpan.FromSeconds(1),
    };

    /// <summary>Who asks for a connection has a pace of his own between tries.</summary>
    public static readonly SlackMethod OpenConnection = Reads("apps.connections.open", SlackScopes.OfApp) with { Timeout = TimeSpan.FromSeconds(10), Tries = 1 };

    /// <summary>Posting through a response URL, which is no method but fails in the same ways.</summary>
    public static readonly SlackMethod Respond = new("response_url", Changes: true, IsRepeatable: false);

    /// <summary>Every method that is called with the bot token.</summary>
    public static readonly IReadOnlyList<SlackMethod> OfBot =
        [AuthTest, ChannelInfo, OwnChannels, History, Replies, UserInfo, UserGroupMembers, Permalink, PostMessage, UpdateMessage, PostEphemeral, OpenView];

    /// <summary>What the token needs for it; of several, each for another kind of channel. See https://docs.slack.dev/reference/scopes</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Slack counts it per channel and not only per workspace. See https://docs.slack.dev/apis/web-api/rate-limits</summary>
    public bool IsLimitedPerChannel { get; init; }

    /// <summary>How long one try may take, the answer's body included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long all waits between the tries may take together.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often it is tried at most.</summary>
    public int Tries { get; init; } = 4;

    private static SlackMethod Reads(string name, params string[] scopes) => new(name, Changes: false, IsRepeatable: true) { Scopes = scopes };
}
