namespace TriageBot.Evaluation;

/// <summary>What a person says a case was.</summary>
/// <param name="Bucket">As the vocabulary of causes writes it, such as <c>CODE_BUG</c>.</param>
/// <param name="Cause">Null where the label names a bucket only.</param>
/// <param name="Line">The log line that best proves it; null where none does.</param>
/// <param name="Decidable">False where the evidence cannot decide and only the report's end told: then to abstain is right too.</param>
/// <param name="Confirmed">Whether somebody who knows said so.</param>
internal sealed record Label(string Bucket, string? Cause, string? Line, bool Decidable, bool Confirmed);
