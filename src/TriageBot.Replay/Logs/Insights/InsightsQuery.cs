namespace TriageBot.Replay.Logs.Insights;

/// <summary>A query, understood: which fields a row shows, what must hold, in which order, how many.</summary>
/// <param name="Sorts">None is newest first, as Insights does it.</param>
internal sealed record InsightsQuery(IReadOnlyList<string> Fields, IReadOnlyList<Func<InsightsEvent, bool>> Filters, IReadOnlyList<InsightsSort> Sorts, int? Limit)
{
    public bool Matches(InsightsEvent e) => Filters.All(filter => filter(e));

    public IEnumerable<InsightsEvent> Ordered(IEnumerable<InsightsEvent> events)
    {
        if (Sorts.Count == 0)
            return events.OrderByDescending(e => e.Timestamp);
        var ordered = Sorts[0].Descending ? events.OrderByDescending(e => e, Sorts[0]) : events.OrderBy(e => e, Sorts[0]);
        return Sorts.Skip(1).Aggregate(ordered, (so, sort) => sort.Descending ? so.ThenByDescending(e => e, sort) : so.ThenBy(e => e, sort));
    }
}

/// <summary>Numbers by value, anything else as text; an event without the field comes before those with it.</summary>
internal sealed record InsightsSort(string Field, bool Descending) : IComparer<InsightsEvent>
{
    public int Compare(InsightsEvent? x, InsightsEvent? y)
    {
        var (a, b) = (x?.Text(Field), y?.Text(Field));
        if (a is null || b is null)
            return (a is null ? 0 : 1) - (b is null ? 0 : 1);
        return Patterns.Comparison.ReadNumber(a) is { } left && Patterns.Comparison.ReadNumber(b) is { } right ? left.CompareTo(right) : string.CompareOrdinal(a, b);
    }
}
