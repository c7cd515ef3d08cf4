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
    private const int MostParts = 400;

    /// <summary>Facts shown for themselves: they are no verdict, and carry no mark of one.</summary>
    public static IReadOnlyList<Block> WriteExtract(Outline outline) => Write(outline, "");

    /// <summary>The header and the lines; what does not fit is cut in the middle of quotes first, then left out from the end, and said.</summary>
    public static IReadOnlyList<Block> Write(Outline outline) => Write(outline, $"{Mark(outline.Mark)} ");

    private static IReadOnlyList<Block> Write(Outline outline, string mark)
    {
        var headline = $"{mark}{Printable.Of(outline.Headline).ReplaceLineEndings(" ")}";
        IReadOnlyList<OutlineLine> lines = headline.Length <= MessageLimits.Header ? outline.Lines : [OutlineLine.Of("", new Words(outline.Headline)), .. outline.Lines];
        var header = new HeaderBlock(new PlainText(Beginning(headline)));
        return Lines(lines, MessageLimits.AllText - MessageLimits.Around - MessageLimits.Header) is { } body ? [header, body] : [header];
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

        var (fits, tooMany) = (-1, IsFull(written) ? lines.Count : 0);
        while (tooMany - fits > 1)
        {
            var kept = (fits + tooMany) / 2;
            var shorter = Written([.. lines.Take(kept), OutlineLine.Of("", new Words($"… {lines.Count - kept} more lines left out: the message is full"))], longestQuote);
            (written, fits, tooMany) = IsFull(shorter) ? (written, fits, kept) : (shorter, kept, tooMany);
        }

        return written.ToBlock();

        bool IsFull(RichTextWriter text) => text.Length > room || text.Parts > MostParts;
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
            leaves.Add(new TextLeaf($"{Short(line.Label, MessageLimits.Label)}  ") { Style = new LeafStyle { Bold = true } });
        foreach (var span in line.Spans)
        {
            if (Own(span) is { } own && (own.Length > LongestInline || own.Contains('\n', StringComparison.Ordinal)))
                boxes.Add(Short(own, longestQuote));
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
        Words words => new TextLeaf(Short(words.Text, longest)),
        Moment { At: var at, Text: var text } when at.ToUnixTimeSeconds() is < 0 or > int.MaxValue || text.Length > MessageLimits.Label => new TextLeaf(Short(text, MessageLimits.Label)),
        Moment moment => new DateLeaf(moment.At.ToUnixTimeSeconds(), moment.WithDay ? "{date_short} {time_secs}" : "{time_secs}", InUtc(Short(moment.Text, MessageLimits.Label))),
        Quoted quoted => new TextLeaf(Printable.Of(quoted.Text)) { Style = new LeafStyle { Code = true } },
        Copyable copyable => new TextLeaf(Printable.Of(copyable.Text)) { Style = new LeafStyle { Code = true } },
        Link link when !CanLink(link.Url) => new TextLeaf(link.Label == Link.Arrow ? "" : Short(link.Label, MessageLimits.LinkText)),
        Link { Label: Link.Arrow } link => new LinkLeaf(link.Url, "↗ open"),
        Link link => new LinkLeaf(link.Url, link.Label.Length > 0 ? Short(link.Label, MessageLimits.LinkText) : "↗ open"),
        var other => throw new InvalidOperationException($"no form for {other.GetType().Name}"),
    };

    private static bool CanLink(string url) =>
        url.Length <= MessageLimits.LinkUrl && Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    private static string InUtc(string text) => text.EndsWith("UTC", StringComparison.Ordinal) ? text : $"{text} UTC";

    private static string Short(string text, int longest) => Bounded.Middle(Printable.Of(text), longest);
}
