using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Gathering;

/// <summary>A look-up that is worth its call only where a reading asks for it. It runs when all probes have ended and the rulebook has weighed what they found.</summary>
public interface IFollowUp : IProbe
{
    /// <summary>How many AWS calls it usually makes at the most.</summary>
    int MostCalls { get; }

    /// <summary>True where the answer bears on what the evidence speaks for so far.</summary>
    /// <param name="readings">The best first.</param>
    bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings);
}

/// <summary>What a follow-up looks at to decide.</summary>
internal static class Readings
{
    /// <summary>Those that nothing tells apart from the best.</summary>
    public static IEnumerable<Hypothesis> Best(this IReadOnlyList<Hypothesis> readings) =>
        readings.Where((r, place) => place == 0 || (r.Strength == readings[0].Strength && r.Against.Count == readings[0].Against.Count));
}
