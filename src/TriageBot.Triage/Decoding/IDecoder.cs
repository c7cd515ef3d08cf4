using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Decoding;

/// <summary>Reads a dossier and proposes. It decides nothing: the gate does.</summary>
public interface IDecoder
{
    /// <summary><c>rulebook</c>, or <c>model:</c> and its name.</summary>
    string Name { get; }

    /// <summary>Proposes a conclusion; null where the evidence holds none.</summary>
    /// <param name="dossier">All that was gathered.</param>
    /// <param name="hypotheses">The rulebook's readings, best first.</param>
    /// <param name="refused">Why the gate refused the first proposal; empty the first time.</param>
    Task<Draft?> Decode(Dossier dossier, IReadOnlyList<Hypothesis> hypotheses, IReadOnlyList<Refusal> refused, CancellationToken cancellationToken);
}

/// <summary>A proposed conclusion.</summary>
/// <param name="Decoder">Who proposes.</param>
/// <param name="Cause">Snake case.</param>
/// <param name="Container">The container that is blamed; null where the task as a whole is.</param>
/// <param name="Summary">One or two sentences.</param>
/// <param name="Cites">Ids of lines in the dossier.</param>
public sealed record Draft(string Decoder, string Cause, Bucket Bucket, string? Container, string Summary, IReadOnlyList<string> Cites);
