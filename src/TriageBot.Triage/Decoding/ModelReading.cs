using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Decoding;

/// <summary>What a model made of the evidence, beside the rulebook, and what the gate made of that.</summary>
/// <param name="Name"><c>model:</c> and its name.</param>
public sealed record ModelReading(string Name)
{
    /// <summary>Such as <c>decode 3</c>; null where the model was not asked.</summary>
    public string? Prompt { get; init; }

    /// <summary>The last that it proposed; hostile text. Null where it proposed nothing.</summary>
    public Draft? Draft { get; init; }

    /// <summary>Made of its draft by the gate; null where the gate let none through. It need not be the answer's: the rulebook's stands where it has one.</summary>
    public Conclusion? Passed { get; init; }

    /// <summary>Why the gate did not let its drafts through, of both tries.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>How often it was told what was wrong and asked again.</summary>
    public int Repairs { get; init; }

    /// <summary>Why it gave no answer, in one line for people; null where it did.</summary>
    public string? Fault { get; init; }

    public ModelUse Use { get; init; } = ModelUse.None;
}
