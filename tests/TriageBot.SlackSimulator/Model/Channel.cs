namespace TriageBot.Simulation.Model;

public enum ChannelKind
{
    Public,
    Private,
    DirectMessage,
    GroupMessage,
}

/// <summary>A conversation. Change it only before the app is told about it, or between the steps of a test.</summary>
public sealed class Channel(string id, string name, ChannelKind kind)
{
    private readonly HashSet<string> _members = [];

    public string Id { get; } = id;

    public string Name { get; } = name;

    public ChannelKind Kind { get; } = kind;

    public bool IsArchived { get; set; }

    /// <summary>Shared with another organisation (Slack Connect).</summary>
    public bool IsExternallyShared { get; set; }

    /// <summary>The other organisation's team ids; empty where it is not shared.</summary>
    public IReadOnlyList<string> ConnectedTeamIds { get; set; } = [];

    public IReadOnlyCollection<string> Members
    {
        get
        {
            lock (_members)
                return [.. _members];
        }
    }

    /// <summary>What scopes call this kind: <c>channels</c>, <c>groups</c>, <c>im</c> or <c>mpim</c>.</summary>
    internal string ScopeFamily => Kind switch
    {
        ChannelKind.Public => "channels",
        ChannelKind.Private => "groups",
        ChannelKind.DirectMessage => "im",
        _ => "mpim",
    };

    /// <summary>What subscriptions call this kind, after <c>message.</c></summary>
    internal string SubscriptionName => ScopeFamily;

    /// <summary>What message events call this kind.</summary>
    internal string EventType => Kind switch
    {
        ChannelKind.Public => "channel",
        ChannelKind.Private => "group",
        ChannelKind.DirectMessage => "im",
        _ => "mpim",
    };

    public bool Has(string userId)
    {
        lock (_members)
            return _members.Contains(userId);
    }

    public void Invite(string userId)
    {
        lock (_members)
            _members.Add(userId);
    }

    public void Remove(string userId)
    {
        lock (_members)
            _members.Remove(userId);
    }
}
