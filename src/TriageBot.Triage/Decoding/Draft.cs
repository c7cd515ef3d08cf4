using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Decoding;

/// <summary>A proposed conclusion.</summary>
/// <param name="Decoder">Who proposes.</param>
/// <param name="Cause">Snake case; behind <c>other:</c> one that the rulebook does not have.</param>
/// <param name="Container">The container that is blamed; null where the task as a whole is.</param>
/// <param name="Summary">One or two sentences; hostile where a model wrote them.</param>
/// <param name="Cites">Ids of lines in the dossier; beside them ids of facts in the ledger, which explain and prove nothing.</param>
public sealed record Draft(string Decoder, string Cause, Bucket Bucket, string? Container, string Summary, IReadOnlyList<string> Cites)
{
    /// <summary>How a cause begins that the rulebook does not have.</summary>
    public const string Other = "other:";

    /// <summary>Words said to stand in a cited line.</summary>
    public IReadOnlyList<Quote> Quotes { get; init; } = [];

    public IReadOnlyList<DraftRuledOut> RuledOut { get; init; } = [];

    /// <summary>An action of the rulebook; null for the cause's own.</summary>
    public string? Action { get; init; }

    /// <summary>How sure the proposer says it is; the gate has its own mind about that. Null where it does not say.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>True for a cause that the rulebook does not have.</summary>
    public bool IsOther => Cause.StartsWith(Other, StringComparison.Ordinal);
}

/// <param name="Words">To the letter, as far as they were shown: secrets are placeholders in them.</param>
public sealed record Quote(string LineId, string Words);

/// <param name="EvidenceId">What rules it out.</param>
public sealed record DraftRuledOut(string Cause, string EvidenceId);
