using System.Globalization;
using System.Text.Json;
using TriageBot.Slack.Blocks;
using TriageBot.Slack.Messages;
using TriageBot.Slack.WebApi;
using TriageBot.Store;
using TriageBot.Triage;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Slack.Alerts;

/// <summary>The message of an incident that alerts made: the report, whom it is for, and how many alerts there are.</summary>
internal sealed class AlertMessages(Outliner outliner)
{
    private const int LongestTitle = 200;
    private const string TallyBlock = "tally";

    /// <summary>The message as it is stored: the tally is put in when it is shown.</summary>
    public string Write(Answer answer, string incident, Alert alert, Owner? owner, bool mentions, RichTextBlock? seenBefore)
    {
        var report = new ReportMessages(outliner).Report(answer, incident, $"for an alert of {Sender(alert.Source)}", seenBefore, [Buttons.ToMute(incident)]);
        var message = owner is null ? report : report with { Blocks = [report.Blocks[0], For(owner, mentions), .. report.Blocks.Skip(1)] };
        return JsonSerializer.Serialize(message, AlertJson.Default.SlackMessage);
    }

    /// <summary>What the incident's message says now.</summary>
    public static SlackMessage Shown(AlertIncident incident)
    {
        var message = JsonSerializer.Deserialize(incident.Finding!.Message, AlertJson.Default.SlackMessage)!;
        return message with { Blocks = [message.Blocks[0], Tally(incident), .. message.Blocks.Skip(1)] };
    }

    /// <summary>What its thread is told at the end.</summary>
    public static SlackMessage Closing(string text) => new(
        SlackText.Fit(text, MessageLimits.Fallback), [new RichTextBlock([new RichTextSection([new TextLeaf(Bounded.Middle(Printable.Of(text), MessageLimits.ContextText))])])]);

    /// <summary>How a reader calls the sender.</summary>
    public static string Sender(string source) => source switch
    {
        AlertSources.PagerDuty => "PagerDuty",
        AlertSources.CloudWatch => "CloudWatch",
        AlertSources.Opsgenie => "Opsgenie",
        AlertSources.Datadog => "Datadog",
        AlertSources.Grafana => "Grafana",
        AlertSources.Alertmanager => "Alertmanager",
        AlertSources.EventBridge => "ECS",
        AlertSources.Sns => "SNS",
        AlertSources.SlackApp => "another app",
        _ => "a webhook",
    };

    /// <summary>A joined alert asserts only its key: nobody has looked at its own task.</summary>
    private static RichTextBlock Tally(AlertIncident incident)
    {
        List<RichTextLeaf> leaves = [new TextLeaf("🔔 "), Title(incident)];
        if (incident.Alerts > 1)
        {
            leaves.Add(new TextLeaf($"\n{Number(incident.Alerts)} alerts"));
            if (incident.Sources.Count > 1)
                leaves.Add(new TextLeaf($" ({string.Join(", ", incident.Sources.Select(s => $"{Sender(s.Source)} {Number(s.Count)}"))})"));
            leaves.AddRange([new TextLeaf(", "), At(incident.FirstAt), new TextLeaf(" to "), At(incident.LastAt), new TextLeaf(", same key: "), new TextLeaf(Bounded.Middle(Printable.Of(incident.Finding!.KeyText), LongestTitle))]);
            leaves.Add(new TextLeaf(". The answer is about one of them."));
        }
        else
        {
            leaves.AddRange([new TextLeaf(" · "), At(incident.FirstAt)]);
        }

        return new RichTextBlock([new RichTextSection(leaves)]) { BlockId = TallyBlock };
    }

    private static RichTextLeaf Title(AlertIncident incident)
    {
        var title = Bounded.Middle(Printable.Of(incident.Title).ReplaceLineEndings(" "), LongestTitle);
        return incident.Url is { Length: <= MessageLimits.LinkUrl } url && url.StartsWith("https://", StringComparison.Ordinal) ? new LinkLeaf(url, title) : new TextLeaf(title);
    }

    private static DateLeaf At(DateTimeOffset time) =>
        new(time.ToUnixTimeSeconds(), "{time_secs}", time.UtcDateTime.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));

    private static RichTextBlock For(Owner owner, bool mentions)
    {
        RichTextLeaf who = mentions && owner.Mention is { } id
            ? id[0] == 'S' ? new UserGroupLeaf(id) : new UserLeaf(id)
            : new TextLeaf(Printable.Of(owner.Name)) { Style = new LeafStyle { Bold = true } };
        return new RichTextBlock([new RichTextSection([new TextLeaf("For "), who, new TextLeaf($" ({owner.How})")])]);
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
