using TriageBot.Slack.Alerts;

namespace TriageBot.Slack;

/// <summary>How the bot stands in Slack. Secrets are never printed.</summary>
public sealed record SlackSettings
{
    /// <summary>The command that people type, with its slash.</summary>
    public string Command { get; init; } = "/ecs";

    /// <summary>Team ids that may use the bot; empty means every workspace that it is installed in.</summary>
    public IReadOnlyList<string> Workspaces { get; init; } = [];

    /// <summary>User ids that may ask; empty, with no user group either, means everybody who is no guest and no stranger.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>User-group ids whose members may ask.</summary>
    public IReadOnlyList<string> UserGroups { get; init; } = [];

    /// <summary>Where it may answer, and what it may read there; empty means in every channel, whatever the bot itself may read.</summary>
    public IReadOnlyList<ChannelBinding> Channels { get; init; } = [];

    public bool AllowGuests { get; init; }

    /// <summary>Whether it answers in channels that are shared with other organisations, and to their people.</summary>
    public bool AllowShared { get; init; }

    /// <summary>How many requests are worked on at once.</summary>
    public int Workers { get; init; } = 4;

    public AlertSettings Alerts { get; init; } = new();

    /// <summary>How long a request that failed waits before each further try; after the last it is given up and the person is told.</summary>
    public IReadOnlyList<TimeSpan> RetryPauses { get; init; } = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)];
}

/// <summary>A channel and the limit of what may be read for it: checked before any AWS call, and again at each click.</summary>
/// <param name="Channel">Its id, or its name with or without <c>#</c>.</param>
/// <param name="Account">The only account that may be read; null for any.</param>
/// <param name="Regions">The only Regions; empty for any.</param>
/// <param name="Clusters">The only clusters; empty for any.</param>
/// <param name="RoleArn">The role that is assumed for this channel; null for the account's own.</param>
public sealed record ChannelBinding(string Channel, string? Account, IReadOnlyList<string> Regions, IReadOnlyList<string> Clusters, string? RoleArn, string? ExternalId)
{
    /// <summary>Whether alerts are answered here without being asked.</summary>
    public bool Alerts { get; init; } = true;

    /// <summary>Whether an answer to an alert may notify the service's owner.</summary>
    public bool Mentions { get; init; }

    /// <summary>Null takes that of all channels.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>How many incidents are posted here within an hour; null takes the number of all channels.</summary>
    public int? PerHour { get; init; }
}
