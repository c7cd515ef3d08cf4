using System.Globalization;
using TriageBot.Slack.Blocks;
using TriageBot.Slack.WebApi;
using TriageBot.Triage;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Slack.Messages;

/// <summary>The one message of an answer, from "looking" to the report.</summary>
public sealed class ReportMessages(Outliner outliner)
{
    /// <summary>Posted at once.</summary>
    public static SlackMessage Looking(string target, string askedBy)
    {
        var words = $"looking at {char.ToLowerInvariant(target[0])}{target[1..]} …";
        return new SlackMessage(SlackText.Fit($"⏳ {words}", MessageLimits.Fallback), [Section($"⏳ {words}"), AskedBy(askedBy)]);
    }

    /// <summary>What is known so far.</summary>
    public SlackMessage Progress(Ask ask, Dossier gathered, string askedBy)
    {
        var outline = outliner.WriteProgress(ask, gathered);
        return new SlackMessage(FallbackText.Of(outline), [.. OutlineBlocks.Write(outline), AskedBy(askedBy)]);
    }

    public SlackMessage Report(Answer answer, string incident, string askedBy, RichTextBlock? seenBefore) => Report(answer, incident, $"asked by <@{askedBy}>", seenBefore, []);

    /// <param name="occasion">What it answers, in Slack's markup.</param>
    /// <param name="seenBefore">What is known of earlier ones; null where there are none.</param>
    /// <param name="more">Further buttons.</param>
    internal SlackMessage Report(Answer answer, string incident, string occasion, RichTextBlock? seenBefore, IReadOnlyList<Button> more)
    {
        var outline = outliner.Write(answer);
        return new SlackMessage(
            FallbackText.Of(outline),
            [.. OutlineBlocks.Write(outline), .. seenBefore is null ? [] : new Block[] { seenBefore }, Buttons.Row(incident, Compared(answer), answer.Verdict != Verdict.NotFound, more), Footer(answer, occasion)]);
    }

    /// <summary>Which revisions could be compared.</summary>
    private static string? Compared(Answer answer) =>
        answer.Dossier is { Task.TaskDefinition: { } own, Service.LastGoodRevision: { } good } && good != own ? $"{Number(good)} → {Number(own)}" : null;

    private static string Number(string revision) => revision[(revision.LastIndexOf(':') + 1)..];

    private static ContextBlock Footer(Answer answer, string occasion) => new(
    [
        new Mrkdwn($"{occasion} · {answer.AwsCalls} AWS reads in {answer.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s{(answer.Dossier.DeadlineHit ? " · ended at the deadline" : "")}"),
    ]);

    private static ContextBlock AskedBy(string user) => new([new Mrkdwn($"asked by <@{user}>")]);

    private static RichTextBlock Section(string text) => new([new RichTextSection([new TextLeaf(text)])]);
}
