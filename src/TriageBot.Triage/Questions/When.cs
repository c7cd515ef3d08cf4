namespace TriageBot.Triage.Questions;

/// <summary>A time as people say it, which only an incident makes a time of.</summary>
public abstract record When
{
    /// <param name="death">When the incident's task ended.</param>
    public abstract DateTimeOffset At(DateTimeOffset death, DateTimeOffset now);

    /// <summary>As it is read again.</summary>
    public abstract string Words { get; }

    private protected static string Of(FormattableString words) => FormattableString.Invariant(words);
}

/// <summary>"Before that", "around the death".</summary>
public sealed record TheDeath : When
{
    public override string Words => "that";

    public override DateTimeOffset At(DateTimeOffset death, DateTimeOffset now) => death;
}

/// <summary>A time of day in UTC: the one nearest to the death.</summary>
public sealed record ClockTime(TimeOnly Time) : When
{
    public override string Words => Of($"{Time:HH:mm:ss.FFF}");

    public override DateTimeOffset At(DateTimeOffset death, DateTimeOffset now)
    {
        var midnight = new DateTimeOffset(death.UtcDateTime.Date, TimeSpan.Zero);
        return new[] { -1, 0, 1 }.Select(day => midnight.AddDays(day) + Time.ToTimeSpan()).MinBy(t => (t - death).Duration());
    }
}

public sealed record Exactly(DateTimeOffset Time) : When
{
    public override string Words => Of($"{Time.UtcDateTime:yyyy-MM-ddTHH:mm:ss.FFF}Z");

    public override DateTimeOffset At(DateTimeOffset death, DateTimeOffset now) => Time;
}

public sealed record Ago(TimeSpan Span) : When
{
    public override string Words => $"{Spans.Words(Span)} ago";

    public override DateTimeOffset At(DateTimeOffset death, DateTimeOffset now) => now - Span;
}

/// <summary>The beginning of a day in UTC.</summary>
/// <param name="DaysAgo">1 is yesterday.</param>
public sealed record Midnight(int DaysAgo) : When
{
    public override string Words => DaysAgo switch
    {
        0 => "today",
        1 => "yesterday",
        _ => Of($"{DaysAgo}d ago"),
    };

    public override DateTimeOffset At(DateTimeOffset death, DateTimeOffset now) => new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-DaysAgo);
}

/// <summary>The beginning of the last such day.</summary>
public sealed record Weekday(DayOfWeek Day) : When
{
    public override string Words => Day.ToString().ToLowerInvariant();

    public override DateTimeOffset At(DateTimeOffset death, DateTimeOffset now) =>
        new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-(((int)now.UtcDateTime.DayOfWeek - (int)Day + 7) % 7));
}
