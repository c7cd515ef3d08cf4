using System.Text;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Triage.Reporting;

/// <summary>An outline for a terminal.</summary>
/// <param name="Colours">ANSI colours.</param>
/// <param name="Links">OSC 8 hyperlinks; without them a link's address is written out.</param>
public sealed record TextStyle(bool Colours, bool Links)
{
    public static readonly TextStyle Plain = new(false, false);
}

/// <summary>Writes an outline for a terminal.</summary>
public static class TextReport
{
    private const int LabelWidth = 10;

    public static string Write(Outline outline, TextStyle style)
    {
        var text = new StringBuilder();
        text.Append(Mark(outline.Mark)).Append(' ').AppendLine(Bold(outline.Headline, style));
        foreach (var line in outline.Lines)
            text.AppendLine(Line(line, style));
        return text.ToString();
    }

    private static string Line(OutlineLine line, TextStyle style)
    {
        var body = string.Concat(line.Spans.Select(s => Span(s, style)));
        var label = line.Nested ? "  " : line.Label.Length > 0 ? Dim(line.Label.PadRight(LabelWidth), style) + (line.Label.Length >= LabelWidth ? " " : "") : "";
        return $"{label}{body}".TrimEnd();
    }

    private static string Span(Span span, TextStyle style) => span switch
    {
        Words words => words.Text,
        Quoted quoted => Colour(quoted.Text, 36, style),
        Copyable copyable => Bold(copyable.Text, style),
        Link { Label: Link.Arrow } link => style.Links ? "  " + Osc8(link) : $"\n    {link.Url}",
        Link link => style.Links ? Osc8(link) : link.Label,
        var other => throw new InvalidOperationException($"no form for {other.GetType().Name}"),
    };

    private static string Osc8(Link link) => $"\e]8;;{link.Url}\e\\{link.Label}\e]8;;\e\\";

    private static string Mark(Mark mark) => mark switch
    {
        Outlines.Mark.Proven => "🔴",
        _ => "⚪",
    };

    private static string Bold(string text, TextStyle style) => style.Colours ? $"\e[1m{text}\e[0m" : text;

    private static string Dim(string text, TextStyle style) => style.Colours ? $"\e[2m{text}\e[0m" : text;

    private static string Colour(string text, int code, TextStyle style) => style.Colours ? $"\e[{code}m{text}\e[0m" : text;
}
