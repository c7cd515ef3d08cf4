using System.Globalization;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Triage.Reporting;

/// <summary>Times and spans for people, in UTC.</summary>
internal static class Times
{
    public static string Clock(DateTimeOffset time) => time.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static Moment At(DateTimeOffset time) => new(time, Clock(time));

    /// <summary>With the date where it is not that of <paramref name="now"/>.</summary>
    public static Moment At(DateTimeOffset time, DateTimeOffset now) =>
        time.UtcDateTime.Date == now.UtcDateTime.Date ? At(time) : new(time, $"{Day(time)} {Clock(time)}", WithDay: true);

    public static Moment AtMinute(DateTimeOffset time) => new(time, Minute(time));

    /// <summary>Says that it is UTC, where nothing around it does.</summary>
    public static Moment Utc(this Moment moment) => moment with { Text = $"{moment.Text} UTC" };

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The largest unit: <c>30 m</c>, <c>9 d</c>.</summary>
    public static string Rough(TimeSpan span) => span.Duration() switch
    {
        { TotalMinutes: < 1 } s => $"{(int)s.TotalSeconds} s",
        { TotalHours: < 1 } s => $"{s.Minutes} m",
        { TotalDays: < 1 } s => $"{s.Hours} h",
        var s => $"{s.Days} d",
    };

    /// <summary>The two largest units, rounded to the second: <c>6 m 12 s</c>, <c>2 h 5 m</c>, <c>9 d</c>.</summary>
    public static string Span(TimeSpan span)
    {
        var ms = Math.Round(span.Duration().TotalMilliseconds);
        if (ms < 1000)
            return string.Create(CultureInfo.InvariantCulture, $"{ms:0} ms");

        var s = TimeSpan.FromSeconds(Math.Round(ms / 1000));
        return s switch
        {
            { TotalMinutes: < 1 } => $"{s.Seconds} s",
            { TotalHours: < 1 } => Two(s.Minutes, "m", s.Seconds, "s"),
            { TotalDays: < 1 } => Two(s.Hours, "h", s.Minutes, "m"),
            _ => Two(s.Days, "d", s.Hours, "h"),
        };
    }

    public static string Ordinal(int number) => (number % 100, number % 10) switch
    {
        (11 or 12 or 13, _) => $"{number}th",
        (_, 1) => $"{number}st",
        (_, 2) => $"{number}nd",
        (_, 3) => $"{number}rd",
        _ => $"{number}th",
    };

    private static string Two(int large, string unit, int small, string smallUnit) =>
        small == 0 ? $"{large} {unit}" : $"{large} {unit} {small} {smallUnit}";
}
