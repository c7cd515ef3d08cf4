using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Matching;

/// <summary>One text of the evidence, with where it came from.</summary>
/// <param name="EvidenceId">A line's id, or a field of the record.</param>
/// <param name="Container">The container that it tells of; null where it tells of the task.</param>
/// <param name="Text">Hostile, as it came.</param>
/// <param name="At">When it was written; null where that is not known.</param>
public sealed record ScanText(TextKinds Kind, string EvidenceId, string? Container, string Text, DateTimeOffset? At = null)
{
    public EvidenceSource Source => TextField.Of(Kind).Source;
}

/// <summary>A signature that matched a text.</summary>
public sealed record Match(Signature Signature, ScanText Text);
