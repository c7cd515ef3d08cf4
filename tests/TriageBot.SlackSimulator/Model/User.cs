namespace TriageBot.Simulation.Model;

/// <summary>Somebody who can be in a channel: a member, a guest, a person of another organisation, or a bot.</summary>
public sealed record User(string Id, string Name, string TeamId)
{
    public bool IsBot { get; init; }

    /// <summary>A guest of several channels.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>A guest of one channel.</summary>
    public bool IsUltraRestricted { get; init; }

    /// <summary>Of another organisation, in no channel that is shared with us.</summary>
    public bool IsStranger { get; init; }

    public bool IsDeleted { get; init; }

    /// <summary>IANA name of the reader's time zone.</summary>
    public string TimeZone { get; init; } = "Europe/Amsterdam";
}
