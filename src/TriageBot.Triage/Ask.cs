using TriageBot.Triage.Targets;

namespace TriageBot.Triage;

/// <summary>A question: why did this die?</summary>
/// <param name="Who">Who asks, for the record.</param>
/// <param name="Where">The terminal, or a channel.</param>
public sealed record Ask(Target Target, string Who, string Where)
{
    /// <summary>The id of the request that is answered, where it may be tried again: what a model said to it is not asked for twice. Null where it is not.</summary>
    public string? Request { get; init; }
}
