using System.Globalization;

namespace TriageBot.Triage.Questions;

/// <summary>Reads times as people write them. All are in UTC, as the answers are.</summary>
internal static class TimeWords
{
    private static readonly string[] s_clocks = ["H:mm", "HH:mm", "H:mm:ss", "HH:mm:ss", "HH:mm:ss.f", "HH:mm:ss.ff", "HH:mm:ss.fff"];
    private static readonly string[] s_halves = ["htt", "hhtt", "h:mmtt", "hh:mmtt"];
    private static readonly string[] s_dates = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mmZ", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ"];

    private static readonly string[] s_articles = ["the", "its", "this", "it", "that"];
    private static readonly string[] s_deaths = ["that", "it", "then", "this", "death", "crash", "crashed", "stop", "stopped", "end", "ended", "died", "kill", "killed", "failure", "failed", "exit", "exited", "dying"];

    /// <summary>The time that begins at a word, and how many words it takes; null where none does.</summary>
    public static (When When, int Taken)? Read(IReadOnlyList<string> lower, int at)
    {
        if (at >= lower.Count)
            return null;

        var zone = at + 1 < lower.Count && lower[at + 1] is "utc" or "z" ? 1 : 0;
        if (Clock(lower[at]) is { } time)
            return (new ClockTime(time), 1 + zone);
        if (at + 1 < lower.Count && Clock(lower[at] + lower[at + 1]) is { } half)
            return (new ClockTime(half), 2);
        if (Date(lower[at]) is { } date)
            return at + 1 < lower.Count && Clock(lower[at + 1]) is { } of ? (new Exactly(date + of.ToTimeSpan()), 2) : (new Exactly(date), 1 + zone);
        if (Spans.Read(lower, at) is var (span, taken) && at + taken < lower.Count && lower[at + taken] is "ago" or "earlier")
            return (new Ago(span), taken + 1);

        return Word(lower, at);
    }

    private static (When, int)? Word(IReadOnlyList<string> lower, int at)
    {
        switch (lower[at])
        {
            case "noon":
                return (new ClockTime(new TimeOnly(12, 0)), 1);
            case "midnight":
                return (new ClockTime(TimeOnly.MinValue), 1);
            case "today":
                return (new Midnight(0), 1);
            case "yesterday":
                return (new Midnight(1), 1);
            case var day when Enum.TryParse<DayOfWeek>(day, ignoreCase: true, out var weekday) && day.All(char.IsAsciiLetter):
                return (new Weekday(weekday), 1);
        }

        if (at + 1 < lower.Count && s_articles.Contains(lower[at]) && s_deaths.Skip(4).Contains(lower[at + 1]))
            return (new TheDeath(), 2);
        return s_deaths.Contains(lower[at]) ? (new TheDeath(), 1) : null;
    }

    private static TimeOnly? Clock(string word)
    {
        var text = word.TrimEnd('z').Replace("utc", "", StringComparison.Ordinal);
        return TimeOnly.TryParseExact(text, s_clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            || TimeOnly.TryParseExact(word, s_halves, CultureInfo.InvariantCulture, DateTimeStyles.None, out time) ? time : null;
    }

    private static DateTimeOffset? Date(string word) =>
        DateTimeOffset.TryParseExact(word.ToUpperInvariant(), s_dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
