namespace TriageBot.Slack.Alerts;

/// <summary>Hours of the day in which nothing is posted by itself. What was found meanwhile is posted when they end.</summary>
/// <param name="From">Inclusive, in <paramref name="Zone"/>.</param>
/// <param name="To">Exclusive; before <paramref name="From"/> it is of the next day.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To, TimeZoneInfo Zone)
{
    /// <summary>The earliest time to post, which is now outside of them.</summary>
    public DateTimeOffset Next(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone);
        if (!TimeOnly.FromDateTime(local.DateTime).IsBetween(From, To))
            return now;

        var day = TimeOnly.FromDateTime(local.DateTime) < To ? local.Date : local.Date.AddDays(1);
        var end = day + To.ToTimeSpan();
        // An end that the clocks jump over in spring: the hour after it.
        while (Zone.IsInvalidTime(end))
            end = end.AddMinutes(30);
        return new DateTimeOffset(end, Zone.GetUtcOffset(end)).ToUniversalTime();
    }

    /// <summary>Reads <c>22:00-07:00</c> with an optional zone behind it, such as <c>Europe/Berlin</c>; UTC without one. Null where it is something else.</summary>
    public static QuietHours? Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is not (1 or 2) || parts[0].Split('-') is not [var from, var to])
            return null;
        if (!TimeOnly.TryParseExact(from, "HH:mm", out var begins) || !TimeOnly.TryParseExact(to, "HH:mm", out var ends) || begins == ends)
            return null;
        if (parts.Length == 1)
            return new QuietHours(begins, ends, TimeZoneInfo.Utc);

        return TimeZoneInfo.TryFindSystemTimeZoneById(parts[1], out var zone) ? new QuietHours(begins, ends, zone) : null;
    }
}
