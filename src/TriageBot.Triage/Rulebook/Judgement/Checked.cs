using System.Globalization;
using TriageBot.Triage.Checks;
using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>
/// The weighing after the checks. Where a message can stand for several causes, a failed check that speaks for just one of them puts that one first and
/// the others aside; where failed checks speak for two of them, nothing is decided. Where the message is clear, a failed check corroborates. A passed check
/// only breaks a tie, an unknown one changes nothing.
/// </summary>
internal static class Checked
{
    /// <param name="mayBe">What the message can stand for as well, by the rulebook.</param>
    public static IReadOnlyList<Reading> Weigh(IReadOnlyList<Reading> readings, IReadOnlyList<Check> checks, Func<Reading, IReadOnlyList<string>> mayBe)
    {
        var failed = checks.Where(c => c.Status == CheckStatus.Fail).ToList();
        var upheld = failed.SelectMany(c => c.SpeaksFor).Where(cause => !failed.Exists(c => c.SpeaksAgainst.Contains(cause))).ToHashSet();
        var overruled = readings.Select(r => (Reading: r, By: Overruling(r, readings, failed, upheld, mayBe))).Where(o => o.By is not null).ToList();
        var winners = overruled.Select(o => o.By!).ToHashSet();

        var missing = overruled.Where(o => !readings.Any(r => r.Cause == o.By)).DistinctBy(o => o.By).Select(o => Candidate(o.By!, o.Reading));
        return
        [
            .. readings
                .Select(r => overruled.Find(o => o.Reading == r).By is { } by ? Overruled(r, failed, by) : r)
                .Concat(missing)
                .Select(r => upheld.Contains(r.Cause) ? Upheld(r, failed, winners.Contains(r.Cause)) : r)
                .Select(r => r with { Doubts = checks.Count(c => c.Status == CheckStatus.Pass && c.SpeaksAgainst.Contains(r.Cause)) }),
        ];
    }

    /// <summary>What a check decided against, and by which one.</summary>
    public static IEnumerable<RuledOut> RuledOut(IReadOnlyList<Hypothesis> readings) =>
        from reading in readings
        where reading.Bucket != Bucket.Unknown
        from clue in reading.Against.Where(c => c.Source == EvidenceSource.Check).Take(1)
        select new RuledOut(reading.Cause, clue.Says, [clue.EvidenceId]);

    // Null where the checks leave it as it is: they uphold it, or speak for none of those that it may be, or one check for this and another for that.
    private static string? Overruling(Reading reading, IReadOnlyList<Reading> all, List<Check> failed, HashSet<string> upheld, Func<Reading, IReadOnlyList<string>> mayBe)
    {
        if (upheld.Count == 0 || upheld.Contains(reading.Cause) || reading.Against.Count > 0)
            return null;

        var rivals = mayBe(reading).Concat(reading.Strength == Strength.Decisive ? [] : OfTheSame(reading, all)).Where(upheld.Contains).ToHashSet();
        return failed.Select(c => c.SpeaksFor.FirstOrDefault(rivals.Contains)).OfType<string>().Distinct().ToList() is [var only] ? only : null;
    }

    // What signatures read in the same text.
    private static IEnumerable<string> OfTheSame(Reading reading, IReadOnlyList<Reading> all)
    {
        var told = reading.For.Select(c => c.EvidenceId).ToHashSet();
        return all.Where(r => r.Against.Count == 0 && r.For.Any(c => c.Signature is not null && told.Contains(c.EvidenceId))).Select(r => r.Cause);
    }

    // It rests on the same evidence, but no signature reads it there: so it can become a reading, and never a conclusion.
    private static Reading Candidate(string cause, Reading instead) =>
        new(cause, instead.Container, Strength.Strong, [.. instead.For.Select(c => c with { Signature = null })]);

    private static Reading Overruled(Reading reading, List<Check> failed, string by) =>
        reading with { Strength = Strength.Weak, Against = [.. reading.Against, .. Clues(failed, by).Take(1)] };

    private static Reading Upheld(Reading reading, List<Check> failed, bool decides) => reading.Against.Count > 0 ? reading : reading with
    {
        For = [.. reading.For, .. Clues(failed, reading.Cause)],
        Strength = decides && reading.Strength == Strength.Weak ? Strength.Strong : reading.Strength,
    };

    private static IEnumerable<Clue> Clues(List<Check> failed, string cause) =>
        failed.Where(c => c.SpeaksFor.Contains(cause)).Select(c => new Clue(c.Id, EvidenceSource.Check, $"{c.Detail} (as of {c.At.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)})"));
}
