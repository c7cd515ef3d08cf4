using TriageBot.Triage.Redaction;

namespace TriageBot.Triage.Reporting;

/// <summary>What of a hostile text may be shown: secrets redacted, control characters made visible, cut in the middle.</summary>
public sealed class Shown(Redactor redactor)
{
    private const int LongestLine = 800;

    /// <summary>An event of ECS is about 3,000 characters long, and what it says may stand anywhere in it.</summary>
    private const int LongestCitation = 8192;

    private const int LongestName = 255;

    /// <summary>For data: line breaks stay.</summary>
    public ShownText Line(string text) => Bound(text, LongestLine);

    /// <summary>A cited line, which should be whole wherever it can.</summary>
    public ShownText Citation(string text) => Bound(text, LongestCitation);

    private ShownText Bound(string text, int longest)
    {
        var redacted = redactor.Redact(text);
        var printable = Printable.Of(redacted.Text);
        var bounded = Bounded.Middle(printable, longest);
        return new ShownText(bounded, redacted.Changed, bounded.Length != printable.Length);
    }

    /// <summary>For a place that holds one line: a line break inside must not begin what looks like a line of ours.</summary>
    public string Text(string text) => OneLine(Line(text).Text);

    /// <summary>A name; it is not redacted, so that it can be found again.</summary>
    public static string Name(string name) => OneLine(Bounded.Middle(Printable.Of(name), LongestName));

    private static string OneLine(string text) => text.Trim('\n').Replace("\n", " ⏎ ", StringComparison.Ordinal);
}

/// <param name="Redacted">True where secrets were taken out.</param>
/// <param name="Truncated">True where it was cut.</param>
public sealed record ShownText(string Text, bool Redacted, bool Truncated);
