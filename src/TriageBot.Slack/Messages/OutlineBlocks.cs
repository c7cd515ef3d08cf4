using TriageBot.Slack.Blocks;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Slack.Messages;

/// <summary>
/// An outline as blocks: the verdict as header, lines as rich text, somebody else's words preformatted or as code. Whatever stands in the
/// outline, the blocks are within Slack's limits.
/// </summary>
internal static class OutlineBlocks
{
    /// <summary>A quote longer than this stands in a box of its own, a shorter one in its line.</summary>
    private const int LongestInline = 60;

    private const int ShortestQuote = 120;

    /// <summary>The header and the lines; what does not fit is cut in the middle of quotes first, then left out from the end, and said.</summary>
    public static IReadOnlyList<Block> Write(Outline outline, int room = MessageLimits.AllText)
    {
        var headline = $"{Mark(outline.Mark)} {outline.Headline}";
        IReadOnlyList<OutlineLine> lines = headline.Length <= MessageLimits.Header ? outline.Lines : [OutlineLine.Of("", new Words(outline.Headline)), .. outline.Lines];
        var header = new HeaderBlock(new PlainText(Beginning(headline)) { Emoji = true });
        return Lines(lines, room - MessageLimits.Header) is { } body ? [header, body] : [header];
    }

    /// <summary>Lines without a header.</summary>
    public static RichTextBlock? Lines(IReadOnlyList<OutlineLine> lines, int room)
    {
        var longestQuote = room;
        var written = Written(lines, longestQuote);
        while (written.Length > room && longestQuote > ShortestQuote)
        {
            longestQuote = Math.Max(ShortestQuote, longestQuote / 2);
            written = Written(lines, longestQuote);
        }

        for (var kept = lines.Count - 1; written.Length > room && kept > 0; kept--)
            written = Written([.. lines.Take(kept), OutlineLine.Of("", new Words($"… {lines.Count - kept} more lines: see Evidence"))], longestQuote);
        return written.ToBlock();
    }

    public static string Mark(Mark mark) => mark switch
    {
        Triage.Reporting.Outlines.Mark.Proven => "🔴",
        Triage.Reporting.Outlines.Mark.Calm => "🟢",
        _ => "⚪",
    };

    /// <summary>The verdict stands first; where it is cut, between words, the whole of it stands below.</summary>
    private static string Beginning(string headline)
    {
        if (headline.Length <= MessageLimits.Header)
            return headline;

        var end = headline.LastIndexOf(' ', MessageLimits.Header - 2);
        return end > MessageLimits.Header / 2 ? $"{headline[..end]} …" : Bounded.Middle(headline, MessageLimits.Header);
    }

    private static RichTextWriter Written(IReadOnlyList<OutlineLine> lines, int longestQuote)
    {
        var text = new RichTextWriter();
        foreach (var line in lines)
            Write(line, text, longestQuote);
        return text;
    }

    private static void Write(OutlineLine line, RichTextWriter text, int longestQuote)
    {
        var boxes = new List<string>();
        var leaves = new List<RichTextLeaf>();
        if (line.Label.Length > 0)
            leaves.Add(new TextLeaf($"{line.Label}  ") { Style = new LeafStyle { Bold = true } });
        foreach (var span in line.Spans)
        {
            if (Own(span) is { Length: > LongestInline } long_)
                boxes.Add(Bounded.Middle(long_, longestQuote));
            else
                leaves.Add(Leaf(span, longestQuote));
        }

        text.Line(leaves);
        foreach (var box in boxes)
            text.Preformatted(box);
    }

    /// <summary>What is to be read or copied to the letter.</summary>
    private static string? Own(Span span) => span switch
    {
        Quoted quoted => quoted.Text,
        Copyable copyable => copyable.Text,
        _ => null,
    };

    private static RichTextLeaf Leaf(Span span, int longest) => span switch
    {
        Words words => new TextLeaf(Bounded.Middle(words.Text, longest)),
        Moment moment => new DateLeaf(moment.At.ToUnixTimeSeconds(), moment.WithDay ? "{date_short} {time_secs}" : "{time_secs}", moment.Text.EndsWith("UTC", StringComparison.Ordinal) ? moment.Text : $"{moment.Text} UTC"),
        Quoted quoted => new TextLeaf(quoted.Text) { Style = new LeafStyle { Code = true } },
        Copyable copyable => new TextLeaf(copyable.Text) { Style = new LeafStyle { Code = true } },
        Link { Url.Length: > MessageLimits.LinkUrl } link => new TextLeaf(link.Label),
        Link { Label: Link.Arrow } link => new LinkLeaf(link.Url, "↗ open"),
        Link link => new LinkLeaf(link.Url, link.Label),
        var other => throw new InvalidOperationException($"no form for {other.GetType().Name}"),
    };
}
