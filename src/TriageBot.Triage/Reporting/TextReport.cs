using System.Text;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Triage.Reporting;

/// <summary>An outline for a terminal.</summary>
/// <param name="Colours">ANSI colours.</param>
/// <param name="Links">OSC 8 hyperlinks; without them a link's address is written out.</param>
public sealed record TextStyle(bool Colours, bool Links)
{
    public static readonly TextStyle Plain = new(false, false);

    /// <summary>The columns of the terminal; null where lines are not to be broken.</summary>
    public int? Width { get; init; }
}

/// <summary>Writes an outline for a terminal.</summary>
public static class TextReport
{
    private const int LabelWidth = 10;

    public static string Write(Outline outline, TextStyle style)
    {
        var text = new StringBuilder();
        text.AppendLine(Broken($"{Mark(outline.Mark)} ", columns: 3, hang: 3, [new Words(outline.Headline)], s => Bold(s, style), style));
        foreach (var line in outline.Lines)
            text.AppendLine(Line(line, style));
        return text.ToString();
    }

    private static string Line(OutlineLine line, TextStyle style)
    {
        var label = line.Label.Length >= LabelWidth ? line.Label + " " : line.Label.PadRight(LabelWidth);
        return line switch
        {
            { Nested: true } => Broken("  ", columns: 2, hang: 4, line.Spans, s => s, style),
            { Label: "" } => Broken("", columns: 0, hang: 2, line.Spans, s => s, style),
            _ => Broken(Dim(label, style), label.Length, LabelWidth, line.Spans, s => s, style),
        };
    }

    /// <param name="columns">The place that what leads the line takes.</param>
    /// <param name="hang">Where the line goes on below itself.</param>
    /// <param name="paint">Colours words of our own.</param>
    private static string Broken(string lead, int columns, int hang, IEnumerable<Span> spans, Func<string, string> paint, TextStyle style)
    {
        var layout = new TextLayout(style.Width ?? int.MaxValue, hang);
        layout.AddWhole(lead, columns);
        foreach (var span in spans)
        {
            if (span is Words words)
                layout.Add(words.Text, paint);
            else if (span is Moment moment)
                layout.Add(moment.Text, paint);
            else if (span is Quoted quoted)
                layout.Add(quoted.Text, s => Colour(s, 36, style));
            else
                layout.AddWhole(Whole(span, style), Columns(span));
        }

        return layout.ToString().TrimEnd();
    }

    private static int Columns(Span span) => span switch
    {
        Copyable copyable => copyable.Text.Length,
        Link link => link.Label.Length + 2,
        _ => 0,
    };

    private static string Whole(Span span, TextStyle style) => span switch
    {
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
