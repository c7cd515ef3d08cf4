namespace TriageBot.Slack.Alerts;

/// <summary>How alerts are answered.</summary>
public sealed record AlertSettings
{
    /// <summary>Whether messages of other apps, in the channels that the bot is in, are answered in their threads.</summary>
    public bool InChannels { get; init; } = true;

    /// <summary>Ids of the apps or bots whose messages count as alerts; empty means every other app.</summary>
    public IReadOnlyList<string> Senders { get; init; } = [];

    /// <summary>Where an alert by webhook or queue goes that no route names; a channel's name or id. Null drops it.</summary>
    public string? Channel { get; init; }

    /// <summary>The first that matches counts.</summary>
    public IReadOnlyList<AlertRoute> Routes { get; init; } = [];

    /// <summary>Who owns what; the first that matches counts, before the service's tags.</summary>
    public IReadOnlyList<ServiceOwner> Owners { get; init; } = [];

    /// <summary>Tags of a service whose value names its owner.</summary>
    public IReadOnlyList<string> OwnerTags { get; init; } = ["owner", "team"];

    /// <summary>An alert joins an incident whose last alert is not older.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(1);

    /// <summary>So many incidents are posted in a channel within an hour; of more, one message tells.</summary>
    public int PerHour { get; init; } = 20;

    /// <summary>For channels that set none of their own.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>How long the mute button mutes.</summary>
    public TimeSpan Mute { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Whether an alert by webhook or queue has anywhere to go.</summary>
    public bool HasWay => Channel is not null || Routes.Count > 0;
}

/// <summary>Where alerts by webhook or queue go. What is null matches all; <c>*</c> in a name stands for any part of it.</summary>
/// <param name="Tag"><c>key=value</c> of the service.</param>
/// <param name="Bucket">Of the answer, such as <c>OOM</c>.</param>
/// <param name="Owner">As found for the answer.</param>
/// <param name="Channel">A channel's name or id.</param>
public sealed record AlertRoute(string? Cluster, string? Service, string? Tag, string? Bucket, string? Owner, string Channel);

/// <summary>Who owns a service.</summary>
/// <param name="Name">As it is shown.</param>
/// <param name="Mention">A user's or user group's id, notified where the channel allows it.</param>
public sealed record ServiceOwner(string? Cluster, string? Service, string Name, string? Mention);
