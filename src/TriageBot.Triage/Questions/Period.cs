using TriageBot.Triage.Logs;

namespace TriageBot.Triage.Questions;

/// <summary>A stretch of the past as people say it.</summary>
public abstract record Period
{
    /// <summary>As it is read again.</summary>
    public abstract string Words { get; }

    public abstract TimeWindow Window(DateTimeOffset now);
}

/// <summary>A whole day in UTC.</summary>
/// <param name="DaysAgo">0 is today so far.</param>
public sealed record WholeDay(int DaysAgo) : Period
{
    public override string Words => new Midnight(DaysAgo).Words;

    public override TimeWindow Window(DateTimeOffset now)
    {
        var midnight = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-DaysAgo);
        return new TimeWindow(midnight, DaysAgo == 0 ? now : midnight.AddDays(1).AddMilliseconds(-1));
    }
}

/// <summary>From so long ago until now.</summary>
public sealed record Back(TimeSpan Span) : Period
{
    public override string Words => $"last {Spans.Words(Span)}";

    public override TimeWindow Window(DateTimeOffset now) => new(now - Span, now);
}

/// <summary>From a time until now; of a time of day, the last one that has passed.</summary>
public sealed record Since(When From) : Period
{
    public override string Words => $"since {From.Words}";

    public override TimeWindow Window(DateTimeOffset now)
    {
        var from = From.At(now, now);
        return new TimeWindow(from > now ? from.AddDays(-1) : from, now);
    }
}
