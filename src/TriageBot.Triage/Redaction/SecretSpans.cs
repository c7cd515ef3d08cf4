namespace TriageBot.Triage.Redaction;

/// <summary>Makes one ordered list, without overlaps, of what the finders report.</summary>
internal static class SecretSpans
{
    public static List<SecretSpan> Merge(IEnumerable<SecretSpan> found, IReadOnlyList<SecretSpan> placeholders)
    {
        var merged = new List<SecretSpan>();
        var fresh = found.Where(span => span.End > span.Start && !placeholders.Any(placeholder => placeholder.Covers(span)));

        // Of two spans of the same extent the one that knows the token's prefix comes first, and stays.
        foreach (var span in fresh.OrderBy(span => span.Start).ThenByDescending(span => span.End).ThenByDescending(span => span.Shown))
        {
            if (merged.Count == 0 || span.Start >= merged[^1].End)
                merged.Add(span);
            else if (span.End > merged[^1].End)
                merged[^1] = merged[^1] with { End = span.End };
        }

        return merged;
    }
}
