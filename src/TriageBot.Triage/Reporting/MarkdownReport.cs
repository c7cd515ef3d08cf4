using System.Text;
using System.Text.RegularExpressions;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Triage.Reporting;

/// <summary>Writes an outline as Markdown: all that others wrote stands in code spans or is escaped.</summary>
public static class MarkdownReport
{
    private const string Special = @"\`*_{}[]<>#+!|~@&";

    // What readers make a link of without being asked; a scheme with "//" is broken up there.
    private static readonly Regex s_address = new("(mailto|xmpp|tel|www)([:.])", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static string Write(Outline outline)
    {
        var text = new StringBuilder();
        text.Append("### ").Append(outline.Mark == Mark.Proven ? "🔴 " : "⚪ ").AppendLine(Escape(outline.Headline)).AppendLine();
        foreach (var line in outline.Lines)
            text.Append(line.Nested ? "  - " : "- ").AppendLine(Line(line));
        return text.ToString();
    }

    private static string Line(OutlineLine line)
    {
        var label = line.Label.Length > 0 ? $"**{line.Label}** " : "";
        return label + string.Concat(line.Spans.Select(Span)).Trim();
    }

    private static string Span(Span span) => span switch
    {
        Words words => Escape(words.Text),
        Moment moment => Escape(moment.Text),
        Quoted quoted => Code(quoted.Text),
        Copyable copyable => Code(copyable.Text),
        Link { Label: Link.Arrow } link => $" {To(link)}",
        Link link => To(link),
        var other => throw new InvalidOperationException($"no form for {other.GetType().Name}"),
    };

    private static string To(Link link) =>
        $"[{Escape(link.Label)}]({link.Url.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})";

    /// <summary>A code span is fenced by one back-tick more than the longest run inside.</summary>
    private static string Code(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        var pad = text.StartsWith('`') || text.EndsWith('`') ? " " : "";
        return $"{fence}{pad}{text}{pad}{fence}";
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Special.Contains(c))
                escaped.Append('\\');
            escaped.Append(c);
        }

        return s_address.Replace(escaped.Replace("//", "/&#47;").ToString(), m => m.Groups[1].Value + (m.Groups[2].Value == ":" ? "&#58;" : "&#46;"));
    }
}
