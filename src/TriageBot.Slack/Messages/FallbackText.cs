using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Slack.Messages;

/// <summary>The gist as plain text: what a notification shows, and clients that do not know a block.</summary>
internal static class FallbackText
{
    private const int LongestLine = 300;

    private static readonly string[] s_gist = ["Task", "Now", "Cause", "ECS says", "Reading", "Next", "If so"];

    /// <summary>Of facts that are no verdict: what they are; the message itself shows them.</summary>
    public static string OfExtract(Outline outline) => SlackText.Fit(Printable.Of(outline.Headline), MessageLimits.Fallback);

    public static string Of(Outline outline)
    {
        var lines = outline.Lines.Where(l => s_gist.Contains(l.Label)).Select(l => $"{l.Label}: {Bounded.Middle(Printable.Of(Plain(l)).ReplaceLineEndings(" "), LongestLine)}");
        return SlackText.Fit(string.Join('\n', [$"{OutlineBlocks.Mark(outline.Mark)} {Printable.Of(outline.Headline)}", .. lines]), MessageLimits.Fallback);
    }

    private static string Plain(OutlineLine line) => string.Concat(line.Spans.Select(span => span switch
    {
        Words words => words.Text,
        Moment moment => moment.Text,
        Quoted quoted => quoted.Text,
        Copyable copyable => copyable.Text,
        Link link => link.Label == Link.Arrow ? "" : link.Label,
        _ => "",
    })).Trim();
}
