using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Decoding;

/// <summary>Reads a dossier and proposes. It decides nothing: the gate does.</summary>
public interface IDecoder
{
    /// <summary><c>rulebook</c>, or <c>model:</c> and its name.</summary>
    string Name { get; }

    /// <summary>Proposes a conclusion. What goes wrong on the way is said in the proposal, never thrown.</summary>
    Task<Proposal> Decode(Brief brief, CancellationToken cancellationToken);
}

/// <summary>What a decoder is given. Nobody has one before the fixed look-ups have run: only the gatherer makes a dossier.</summary>
/// <param name="Ask">Who asks, and where.</param>
/// <param name="Dossier">All that was gathered.</param>
/// <param name="Hypotheses">The rulebook's readings, best first.</param>
public sealed record Brief(Ask Ask, Dossier Dossier, IReadOnlyList<Hypothesis> Hypotheses)
{
    /// <summary>Why the gate refused what was proposed before; empty the first time.</summary>
    public IReadOnlyList<Refusal> Refused { get; init; } = [];

    /// <summary>What was proposed before; null the first time.</summary>
    public Proposal? Earlier { get; init; }
}
