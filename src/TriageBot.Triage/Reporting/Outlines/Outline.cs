namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>An answer as lines for people, before any medium: terminal, Markdown and Slack each write it their way.</summary>
/// <param name="Mark">Tells the three kinds of answer apart at a glance.</param>
public sealed record Outline(Mark Mark, string Headline, IReadOnlyList<OutlineLine> Lines);

public enum Mark
{
    /// <summary>A failure with a proven cause.</summary>
    Proven,

    /// <summary>Nothing failed.</summary>
    Calm,

    /// <summary>Not proven, not stopped or not found.</summary>
    Open,
}

/// <param name="Label">One word that leads the line; empty where the line goes on from the one above.</param>
/// <param name="Nested">True for a line that stands under the one above it.</param>
public sealed record OutlineLine(string Label, IReadOnlyList<Span> Spans, bool Nested = false)
{
    public static OutlineLine Of(string label, params Span[] spans) => new(label, spans);
}

/// <summary>A piece of a line. All text in it is already redacted, bounded and printable; each medium still escapes it.</summary>
public abstract record Span;

public sealed record Words(string Text) : Span;

/// <summary>Somebody else's words, to the letter: shown as code or in quotes.</summary>
public sealed record Quoted(string Text) : Span;

/// <summary>Something to copy: an id, a command, a policy statement.</summary>
public sealed record Copyable(string Text) : Span;

/// <summary>A time of day. Where a medium knows the reader's zone it shows it there.</summary>
/// <param name="Text">In UTC, for media that do not.</param>
/// <param name="WithDay">Whether the text names the day too.</param>
public sealed record Moment(DateTimeOffset At, string Text, bool WithDay = false) : Span;

/// <param name="Url">Built by us from validated parts.</param>
public sealed record Link(string Label, string Url) : Span
{
    /// <summary>The label of a link that stands behind what it leads to.</summary>
    public const string Arrow = "↗";
}
