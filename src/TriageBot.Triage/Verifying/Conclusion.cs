using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Verifying;

/// <summary>
/// A cause that a verified line backs. Only the gate makes one, after every check; it has no setter, no copy and no JSON
/// constructor, so that a stored report never becomes a conclusion again.
/// </summary>
public sealed class Conclusion
{
    internal Conclusion(string decoder, string cause, Bucket bucket, string? container, string summary, IReadOnlyList<VerifiedLine> lines, IReadOnlyList<Clue> clues, int signals, Confidence confidence)
    {
        if (lines.Count == 0)
            throw new ArgumentException("a conclusion without a verified line", nameof(lines));

        Decoder = decoder;
        Cause = cause;
        Bucket = bucket;
        Container = container;
        Summary = summary;
        Lines = lines;
        Clues = clues;
        Signals = signals;
        Confidence = confidence;
    }

    public string Decoder { get; }

    public string Cause { get; }

    public Bucket Bucket { get; }

    public string? Container { get; }

    public string Summary { get; }

    /// <summary>At least one; the first backs the cause alone.</summary>
    public IReadOnlyList<VerifiedLine> Lines { get; }

    /// <summary>What else speaks for it.</summary>
    public IReadOnlyList<Clue> Clues { get; }

    /// <summary>How many independent sources agree: ECS's record and its event lines are one.</summary>
    public int Signals { get; }

    public Confidence Confidence { get; }
}

public enum Confidence
{
    /// <summary>Record only.</summary>
    Low,

    /// <summary>One verified line.</summary>
    Medium,

    /// <summary>A verified line and an independent second signal agree, and nothing speaks against.</summary>
    High,
}
