namespace TriageBot.Triage.Network;

/// <summary>Whether a task can get a connection to where it wants, by the account as it was read.</summary>
public enum PathVerdict
{
    /// <summary>Nothing that was read stands in the way.</summary>
    Path,

    /// <summary>Something is missing, and named.</summary>
    NoPath,

    CannotTell,
}

/// <param name="Says">The missing piece, what cannot be told, or the way that is open.</param>
/// <param name="Hops">What was looked at, in order.</param>
internal sealed record PathFinding(Destination Destination, PathVerdict Verdict, string Says, IReadOnlyList<Hop> Hops)
{
    /// <summary>What has to be read for a better verdict; nothing where the verdict stands.</summary>
    public Facts Wants { get; init; }

    public IReadOnlyList<string> WantedGroups { get; init; } = [];

    public IReadOnlyList<string> WantedSubnets { get; init; } = [];

    public bool IsFinal => Verdict != PathVerdict.CannotTell || (Wants == Facts.None && WantedGroups.Count == 0 && WantedSubnets.Count == 0);
}

/// <summary>One thing on the way.</summary>
internal sealed record Hop(Passage Passage, string Says);
