namespace TriageBot.Replay.Logs;

/// <summary>
/// What one call searches. Usually all that is left. Where a case asks for it (<c>"emptyPages": true</c> in <c>logs</c>) a call searches a quarter of the
/// recorded time, as AWS does with large groups, so that a page comes back empty, with a token, when nothing in it matches.
/// </summary>
/// <param name="Rest">Where the next call goes on; null at the end.</param>
internal sealed record SearchSlice(IReadOnlyList<FoundEvent> Events, FilterPosition? Rest)
{
    private const int Parts = 4;

    public static SearchSlice Next(IReadOnlyList<FoundEvent> events, FilterPosition? after, bool sliced)
    {
        var left = after is null ? events : [.. events.Where(found => found.Position.CompareTo(after) > 0)];
        if (!sliced || events.Count == 0)
            return new(left, null);
        var (first, last) = (events[0].Event.Timestamp, events[^1].Event.Timestamp);
        var width = ((last - first) / Parts) + 1;
        var part = after is null ? 0 : Math.Clamp((after.Timestamp - first) / width, 0, Parts - 1);
        var end = first + ((part + 1) * width);
        return new([.. left.Where(found => found.Event.Timestamp < end)], end > last ? null : new FilterPosition(end, "", 0));
    }
}
