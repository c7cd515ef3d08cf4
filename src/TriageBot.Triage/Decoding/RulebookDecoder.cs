using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Decoding;

/// <summary>
/// Proposes the rulebook's best reading on the lines that speak for it. Where lines were refused it tries the others of the
/// same reading, never a lesser reading: that one would only be what is left, not what is so.
/// </summary>
public sealed class RulebookDecoder : IDecoder
{
    public const string Id = "rulebook";

    /// <summary>More lines than this prove no more, and each costs a call.</summary>
    private const int MostCitations = 3;

    public string Name => Id;

    public Task<Proposal> Decode(Brief brief, CancellationToken cancellationToken) =>
        Task.FromResult(Proposal.Of(Propose(brief.Dossier, brief.Hypotheses, brief.Refused)));

    /// <summary>The lines that are cited for the best reading; none where it is not to be proposed.</summary>
    internal static IReadOnlyList<string> Cites(Dossier dossier, IReadOnlyList<Hypothesis> hypotheses, IReadOnlyList<Refusal> refused) =>
        hypotheses is not [{ Bucket: not Bucket.Unknown, Strength: > Strength.Weak } best, ..] ? [] :
        [
            .. best.For
                .Where(c => c.Signature is not null && c.Source != EvidenceSource.Record)
                .Select(c => c.EvidenceId)
                .Where(id => dossier.Line(id) is not null && !refused.Any(r => r.LineId == id))
                .Distinct()
                .Take(MostCitations),
        ];

    private Draft? Propose(Dossier dossier, IReadOnlyList<Hypothesis> hypotheses, IReadOnlyList<Refusal> refused) =>
        Cites(dossier, hypotheses, refused) is { Count: > 0 } cites && hypotheses[0] is var best
            ? new Draft(Name, best.Cause, best.Bucket, best.Container, best.Summary, cites)
            : null;
}
