using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook;

/// <summary>A cause that the evidence speaks for, with what speaks for and against it. A reading, never a conclusion.</summary>
public sealed record Hypothesis
{
    /// <summary>Snake case, from the vocabulary of causes.</summary>
    public required string Cause { get; init; }

    public required Bucket Bucket { get; init; }

    /// <summary>The container that is blamed; null where the task as a whole is.</summary>
    public string? Container { get; init; }

    public required Strength Strength { get; init; }

    /// <summary>One or two sentences with their slots filled from the evidence; hostile parts still to be escaped.</summary>
    public required string Summary { get; init; }

    public required IReadOnlyList<Clue> For { get; init; }

    public IReadOnlyList<Clue> Against { get; init; } = [];

    /// <summary>Causes that its message can stand for as well, by the rulebook: those that a check is asked to tell apart.</summary>
    public IReadOnlyList<string> MayBe { get; init; } = [];

    /// <summary>What would settle it, where the evidence does not.</summary>
    public string? WouldSettle { get; init; }
}

/// <summary>One piece of evidence and what it says of a hypothesis.</summary>
/// <param name="EvidenceId">A line's id, or a field of the record such as <c>record.containers[app].exitCode</c>.</param>
/// <param name="Signature">The signature that matched; null for a judgement.</param>
public sealed record Clue(string EvidenceId, EvidenceSource Source, string Says, string? Signature = null);

/// <summary>How much a clue says. Ordered: a decisive one outweighs any number of strong ones.</summary>
public enum Strength
{
    /// <summary>Consistent with the cause; other causes explain it as well.</summary>
    Weak,

    /// <summary>Names the failure in the application's own words.</summary>
    Strong,

    /// <summary>The field that AWS sets for exactly this cause.</summary>
    Decisive,
}
