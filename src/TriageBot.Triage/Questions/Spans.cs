using System.Globalization;

namespace TriageBot.Triage.Questions;

/// <summary>Spans of time in words: <c>10m</c>, <c>2 hours</c>, <c>an hour</c>.</summary>
internal static class Spans
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(366);

    /// <summary>In the largest unit that leaves nothing.</summary>
    public static string Words(TimeSpan span)
    {
        var (number, unit) = span switch
        {
            { Ticks: var t } when t % TimeSpan.TicksPerDay == 0 => (span.TotalDays, "d"),
            { Ticks: var t } when t % TimeSpan.TicksPerHour == 0 => (span.TotalHours, "h"),
            { Ticks: var t } when t % TimeSpan.TicksPerMinute == 0 => (span.TotalMinutes, "m"),
            _ => (span.TotalSeconds, "s"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{number:0}{unit}");
    }

    /// <summary>The span that begins at a word, and how many words it takes; null where none does.</summary>
    public static (TimeSpan Span, int Taken)? Read(IReadOnlyList<string> lower, int at)
    {
        if (at >= lower.Count)
            return null;

        var word = lower[at];
        var digits = word.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is > 0 and < 5 && digits < word.Length)
            return Of(word[..digits], word[digits..], 1);

        var number = word is "a" or "an" or "one" ? "1" : digits == word.Length && digits is > 0 and < 5 ? word : null;
        if (number is not null && at + 1 < lower.Count)
            return Of(number, lower[at + 1], 2);

        return Unit(word) is not null and var _ && word.Length > 2 ? Of("1", word, 1) : null;
    }

    private static (TimeSpan, int)? Of(string number, string unit, int taken) =>
        Unit(unit) is { } one && one * int.Parse(number, CultureInfo.InvariantCulture) is var span && span > TimeSpan.Zero && span <= s_longest ? (span, taken) : null;

    private static TimeSpan? Unit(string word) => word switch
    {
        "s" or "sec" or "secs" or "second" or "seconds" => TimeSpan.FromSeconds(1),
        "m" or "min" or "mins" or "minute" or "minutes" => TimeSpan.FromMinutes(1),
        "h" or "hr" or "hrs" or "hour" or "hours" => TimeSpan.FromHours(1),
        "d" or "day" or "days" => TimeSpan.FromDays(1),
        "w" or "week" or "weeks" => TimeSpan.FromDays(7),
        "month" or "months" => TimeSpan.FromDays(30),
        _ => null,
    };
}
