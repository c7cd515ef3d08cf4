namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>Which reading comes first.</summary>
internal static class Weighing
{
    // Says only that nothing was found: out of place beside a finding.
    private const string Nothing = "no_evidence";

    /// <summary>What nothing speaks against comes first, then the stronger, then what no check doubts, then what names a cause, then the newer line, then more evidence.</summary>
    public static IReadOnlyList<Hypothesis> Order(IEnumerable<Reading> readings, Func<Reading, Hypothesis> fill)
    {
        var all = readings.Where(r => r.For.Count > 0).GroupBy(r => (r.Cause, r.Container)).Select(Together).ToList();
        var named = all.Exists(r => r.Against.Count == 0 && r.Strength > Strength.Weak);
        return [.. all
            .Where(r => !named || r.Cause != Nothing)
            .OrderBy(r => r.Against.Count > 0)
            .ThenByDescending(r => r.Strength)
            .ThenBy(r => r.Doubts)
            .ThenByDescending(r => r.Latest ?? DateTimeOffset.MinValue)
            .ThenByDescending(r => r.For.Count)
            .ThenBy(r => r.Cause, StringComparer.Ordinal)
            .Select(fill)];
    }

    private static Reading Together(IGrouping<(string, string?), Reading> same)
    {
        var best = same.MaxBy(r => r.Strength)!;
        return best with
        {
            For = [.. same.SelectMany(r => r.For).Distinct()],
            Against = [.. same.SelectMany(r => r.Against).Distinct()],
        };
    }
}
