using TriageBot.Triage.Targets;

namespace TriageBot.Triage;

/// <summary>A question: why did this die?</summary>
/// <param name="Who">Who asks, for the record.</param>
/// <param name="Where">The terminal, or a channel.</param>
public sealed record Ask(Target Target, string Who, string Where);
