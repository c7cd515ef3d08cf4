namespace TriageBot.Triage.Network;

/// <summary>Whether something lets a connection through.</summary>
public enum Passage
{
    Open,
    Unknown,
    Closed,
}

internal static class Passages
{
    /// <summary>Of several that may each be the one used: what holds for all of them.</summary>
    public static Passage OfAny(this IEnumerable<Passage> each) => each.Distinct().ToList() is [var same] ? same : Passage.Unknown;

    public static Passage ToPassage(this Cover cover) => cover switch
    {
        Cover.All => Passage.Open,
        Cover.Some => Passage.Unknown,
        _ => Passage.Closed,
    };
}
