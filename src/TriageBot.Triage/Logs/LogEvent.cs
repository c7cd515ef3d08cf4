namespace TriageBot.Triage.Logs;

/// <summary>One event as CloudWatch Logs returns it. The message is kept to the letter: verification compares it ordinally.</summary>
/// <param name="Timestamp">When the log driver read the line, to the millisecond; not the application's own time.</param>
/// <param name="IngestionTime">When CloudWatch Logs received it.</param>
/// <param name="Message">The raw message: hostile text.</param>
/// <param name="LogStream">The stream that it stands in.</param>
public sealed record LogEvent(DateTimeOffset Timestamp, DateTimeOffset? IngestionTime, string Message, string LogStream);

/// <summary>A stream of a log group, in the account and Region that hold it.</summary>
/// <param name="Group">A log group's name, or its ARN where another account owns it.</param>
/// <param name="Stream">The stream's name.</param>
public sealed record LogStreamRef(string Group, string Stream);

/// <summary>A span of time, both ends included.</summary>
public sealed record TimeWindow(DateTimeOffset From, DateTimeOffset To)
{
    public bool Contains(DateTimeOffset time) => time >= From && time <= To;

    public override string ToString() => $"{From.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}..{To.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";
}

/// <summary>Events of a look, oldest first.</summary>
/// <param name="Events">What was read.</param>
/// <param name="Complete">False where a bound (rows, pages) ended the reading before the window was covered.</param>
public sealed record LogRead(IReadOnlyList<LogEvent> Events, bool Complete);

/// <summary>What FilterLogEvents is asked.</summary>
/// <param name="Group">A log group's name or ARN.</param>
/// <param name="Pattern">A CloudWatch filter pattern, at most 1,024 characters; empty for all.</param>
/// <param name="Window">Both ends are included.</param>
/// <param name="Streams">Only these streams (at most 100); empty for all.</param>
/// <param name="PageBudget">How many pages may be read; empty ones count.</param>
public sealed record LogFilter(string Group, string Pattern, TimeWindow Window, IReadOnlyList<string> Streams, int PageBudget = 10)
{
    /// <summary>Only streams whose name begins so; not beside <see cref="Streams"/>.</summary>
    public string? StreamPrefix { get; init; }
}

/// <summary>A log group as DescribeLogGroups returns it.</summary>
/// <param name="LogClass"><c>STANDARD</c>, <c>INFREQUENT_ACCESS</c> (only Logs Insights reads it) or <c>DELIVERY</c> (nothing reads it).</param>
/// <param name="RetentionDays">Null where lines never expire.</param>
public sealed record LogGroup(string Name, string? Arn, string? LogClass, int? RetentionDays);
