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

    /// <summary>How many AWS calls it usually makes at the most for these readings: less than <see cref="MostCalls"/> where they ask for a part of it.</summary>
    int Price(Dossier dossier, IReadOnlyList<Hypothesis> readings) => MostCalls;
}

/// <summary>What a follow-up or check looks at to decide.</summary>
public static class Readings
{
    /// <summary>Those that nothing tells apart from the best.</summary>
    public static IEnumerable<Hypothesis> Best(this IReadOnlyList<Hypothesis> readings) =>
        readings.Where((r, place) => place == 0 || (r.Strength == readings[0].Strength && r.Against.Count == readings[0].Against.Count));

    /// <summary>
    /// All causes that the message behind the best readings may stand for: theirs, those of lesser readings of the same evidence, and those that the rulebook
    /// says it may be. Empty where nothing failed.
    /// </summary>
    public static IReadOnlySet<string> Suspected(this IReadOnlyList<Hypothesis> readings)
    {
        var best = readings.Best().Where(r => r.Bucket != Bucket.Benign).ToList();
        var told = best.SelectMany(r => r.For).Select(c => c.EvidenceId).ToHashSet();
        return best
            .SelectMany(r => r.MayBe.Append(r.Cause))
            .Concat(readings.Where(r => r.Against.Count == 0 && best.Count > 0 && r.For.Any(c => told.Contains(c.EvidenceId))).Select(r => r.Cause))
            .ToHashSet();
    }
}
