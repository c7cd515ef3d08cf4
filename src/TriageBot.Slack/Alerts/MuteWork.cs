using System.Globalization;
using TriageBot.Slack.Blocks;
using TriageBot.Slack.Messages;
using TriageBot.Slack.Posting;
using TriageBot.Slack.Requests;
using TriageBot.Slack.WebApi;
using TriageBot.Store;
using TriageBot.Triage.Redaction;

namespace TriageBot.Slack.Alerts;

/// <summary>Mutes alerts about a service in a channel for a while, and says so where everybody sees it.</summary>
internal sealed class MuteWork(IAlertBook book, Poster poster, AlertSettings settings, TimeProvider time)
{
    public async Task Do(string request, ClickRequest click, bool mutes, CancellationToken cancellationToken)
    {
        if (await book.Find(click.Incident, cancellationToken) is not { Finding: { } finding } incident)
            return;

        var until = mutes ? time.GetUtcNow() + settings.Mute : time.GetUtcNow();
        await book.Mute(click.Channel, [.. new[] { incident.Subject, finding.Subject }.Distinct()], until, cancellationToken);
        await poster.PostOnce(request, "mute", click.Channel, click.ThreadTs ?? click.MessageTs, mutes ? Muted(click, finding, until) : Unmuted(click, finding), cancellationToken);
    }

    private static SlackMessage Muted(ClickRequest click, AlertFinding finding, DateTimeOffset until)
    {
        var name = Name(finding);
        var at = until.UtcDateTime.ToString("HH:mm 'UTC'", CultureInfo.InvariantCulture);
        RichTextLeaf[] leaves =
        [
            new TextLeaf("🔕 Alerts about "), new TextLeaf(name) { Style = new LeafStyle { Code = true } }, new TextLeaf(" are not answered here until "),
            new DateLeaf(until.ToUnixTimeSeconds(), "{time}", at), new TextLeaf(", by "), new UserLeaf(click.Asker.User), new TextLeaf("."),
        ];
        return new SlackMessage(
            SlackText.Fit($"🔕 Alerts about {name} are not answered here until {at}.", MessageLimits.Fallback),
            [new RichTextBlock([new RichTextSection(leaves)]), new ActionsBlock([Buttons.ToUnmute(click.Incident)]) { BlockId = $"unmute-{click.Incident}" }]);
    }

    private static SlackMessage Unmuted(ClickRequest click, AlertFinding finding)
    {
        var name = Name(finding);
        RichTextLeaf[] leaves = [new TextLeaf("🔔 Alerts about "), new TextLeaf(name) { Style = new LeafStyle { Code = true } }, new TextLeaf(" are answered here again, by "), new UserLeaf(click.Asker.User), new TextLeaf(".")];
        return new SlackMessage(SlackText.Fit($"🔔 Alerts about {name} are answered here again.", MessageLimits.Fallback), [new RichTextBlock([new RichTextSection(leaves)])]);
    }

    private static string Name(AlertFinding finding) => Bounded.Middle(Printable.Of(finding.KeyText.Split(" · ")[0]), MessageLimits.Label);
}
