using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>The judgement of a failure family: what no single text can tell.</summary>
internal interface IFamily
{
    /// <summary>As in the family's rule file.</summary>
    string Name { get; }

    /// <summary>From what the signatures say to what the evidence as a whole says: adds, weakens, drops.</summary>
    IEnumerable<Reading> Judge(Findings findings, IReadOnlyList<Reading> read);

    /// <summary>What in the record rules a cause of this family out, whoever proposes it.</summary>
    IEnumerable<Clue> Contradictions(string cause, string? container, Dossier dossier);

    /// <summary>Which causes of this family a reader may think of, and why they are out.</summary>
    IEnumerable<RuledOut> RuledOut(Dossier dossier, Hypothesis top);
}
