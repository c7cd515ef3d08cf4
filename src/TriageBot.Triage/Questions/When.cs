using TriageBot.Triage.Logs;

namespace TriageBot.Triage.Questions;

/// <summary>A time as people say it, which only an incident makes a time of.</summary>
public abstract record When
{
    /// <param name="death">When the incident's task ended.</param>
    public abstract DateTimeOffset At(DateTimeOffset death, DateTimeOffset now);
}

/// <summary>"Before that", "around the death".</summary>
public sealed record TheDeath : When
{
    public override DateTimeOffset At(DateTimeOffset death, DateTimeOffset now) => death;
}

/// <summary>A time of day in UTC: the one nearest to the death.</summary>
public sealed record ClockTime(TimeOnly Time) : When
{
    public override DateTimeOffset At(DateTimeOffset death, DateTimeOffset now)
    {
        var midnight = new DateTimeOffset(death.UtcDateTime.Date, TimeSpan.Zero);
        return new[] { -1, 0, 1 }.Select(day => midnight.AddDays(day) + Time.ToTimeSpan()).MinBy(t => (t - death).Duration());
    }
}

public sealed record Exactly(DateTimeOffset Time) : When
{
    public override DateTimeOffset At(DateTimeOffset death, DateTimeOffset now) => Time;
}

public sealed record Ago(TimeSpan Span) : When
{
    public override DateTimeOffset At(DateTimeOffset death, DateTimeOffset now) => now - Span;
}

/// <summary>A stretch of the past as people say it.</summary>
public abstract record Period
{
    public abstract TimeWindow Window(DateTimeOffset now);
}

/// <summary>A whole day in UTC.</summary>
/// <param name="DaysAgo">0 is today so far.</param>
public sealed record WholeDay(int DaysAgo) : Period
{
    public override TimeWindow Window(DateTimeOffset now)
    {
        var midnight = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-DaysAgo);
        return new TimeWindow(midnight, DaysAgo == 0 ? now : midnight.AddDays(1).AddMilliseconds(-1));
    }
}

/// <summary>From so long ago until now.</summary>
public sealed record Back(TimeSpan Span) : Period
{
    public override TimeWindow Window(DateTimeOffset now) => new(now - Span, now);
}

/// <summary>From a time until now; of a time of day, the last one that has passed.</summary>
public sealed record Since(When From) : Period
{
    public override TimeWindow Window(DateTimeOffset now)
    {
        var from = From.At(now, now);
        return new TimeWindow(from > now ? from.AddDays(-1) : from, now);
    }
}
