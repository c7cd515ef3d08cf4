using TriageBot.Triage.Verifying;

namespace TriageBot.Evaluation;

/// <summary>What an examination came to.</summary>
internal sealed record Score
{
    public required IReadOnlyList<Outcome> Outcomes { get; init; }

    /// <summary>Cases whose evidence can decide.</summary>
    public required Agreement Decidable { get; init; }

    /// <summary>Of those, the ones whose cause somebody confirmed.</summary>
    public required Agreement Confirmed { get; init; }

    /// <summary>The others: to abstain counts as right.</summary>
    public required Agreement Undecidable { get; init; }

    public int Concluded => Outcomes.Count(o => o.Concluded);

    public IEnumerable<Outcome> WrongConclusions => Outcomes.Where(o => o.IsWrongConclusion);

    /// <summary>Decidable cases whose label names a line.</summary>
    public IEnumerable<Outcome> WithLine => Outcomes.Where(o => o.Label is { Decidable: true, Line: not null });

    /// <summary>Where the outcome is not the label's: another bucket or another cause.</summary>
    public IEnumerable<Outcome> Missed => Outcomes.Where(o => !o.Opinion.IsRight);

    public IReadOnlyDictionary<RefusalKind, int> Refused => Outcomes.SelectMany(o => o.Refused).CountBy(k => k).ToDictionary();

    /// <summary>How many decidable cases of one bucket were put into which.</summary>
    public int Confused(string label, string found) => Outcomes.Count(o => o.Label.Decidable && o.Label.Bucket == label && o.Bucket == found);

    public static Score Of(IReadOnlyList<Outcome> outcomes)
    {
        var decidable = outcomes.Where(o => o.Label.Decidable).ToList();
        return new Score
        {
            Outcomes = outcomes,
            Decidable = Agreement.Of([.. decidable.Select(o => o.Opinion)]),
            Confirmed = Agreement.Of([.. decidable.Where(o => o.Label.Confirmed).Select(o => o.Opinion)]),
            Undecidable = Agreement.Of([.. outcomes.Where(o => !o.Label.Decidable).Select(o => o.Opinion)]),
        };
    }
}
