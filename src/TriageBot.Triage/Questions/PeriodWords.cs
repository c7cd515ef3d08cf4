namespace TriageBot.Triage.Questions;

/// <summary>Reads stretches of the past as people write them.</summary>
internal static class PeriodWords
{
    /// <summary>The first that stands in the words; null where none does.</summary>
    public static Period? In(IReadOnlyList<string> lower)
    {
        for (var at = 0; at < lower.Count; at++)
        {
            if (Read(lower, at) is var (period, _))
                return period;
        }

        return null;
    }

    /// <summary>The one that begins at a word, and how many words it takes.</summary>
    public static (Period Period, int Taken)? Read(IReadOnlyList<string> lower, int at)
    {
        var next = at + 1 < lower.Count ? lower[at + 1] : "";
        switch (lower[at])
        {
            case "since" or "after" when TimeWords.Read(lower, at + 1) is var (when, taken) && when is not TheDeath:
                return (new Since(when), taken + 1);
            case "before" when next == "yesterday":
                return (new WholeDay(2), 2);
            case "yesterday":
                return (new WholeDay(1), 1);
            case "today" or "tonight":
                return (new WholeDay(0), 1);
            case "this" when next is "morning" or "afternoon" or "evening":
                return (new WholeDay(0), 2);
            case "this" when next == "week":
                return (new Back(TimeSpan.FromDays(7)), 2);
            case "last" when next == "night":
                return (new Back(TimeSpan.FromDays(1)), 2);
            case "last" or "past" or "previous" when Spans.Read(lower, at + 1) is var (span, taken):
                return (new Back(span), taken + 1);
        }

        return Spans.Read(lower, at) is var (ago, words) && at + words < lower.Count && lower[at + words] == "ago" && ago.TotalDays >= 1
            ? (new WholeDay((int)ago.TotalDays), words + 1)
            : null;
    }
}
