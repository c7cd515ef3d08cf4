using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TriageBot.Slack.Messages;
using TriageBot.Triage;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.EndToEnd.Gate.Injections;

/// <summary>An answer as it is shown everywhere, and what of it a chat, a browser or a person would follow.</summary>
internal sealed class Shows
{
    private const string Asker = "U0ANN";

    private readonly Report _report;
    private readonly JsonNode _slack;

    public Shows(Answer answer)
    {
        var shown = new Shown(Redactor.WithRandomKey());
        var outliner = new Outliner(shown);
        _report = new Reporter(shown).Report(answer);
        Markdown = MarkdownReport.Write(outliner.Write(answer));
        var message = new ReportMessages(outliner).Report(answer, "i-1", Asker, null);
        Fallback = message.Text;
        _slack = JsonSerializer.SerializeToNode(message.Blocks, s_web)!;
    }

    private static readonly JsonSerializerOptions s_web = new(JsonSerializerDefaults.Web);

    public string Markdown { get; }

    public string Fallback { get; }

    public string? Command => _report.NextAction?.Command;

    /// <summary>Urls of Slack's links and buttons, and of Markdown's.</summary>
    public IEnumerable<string> Links => Leaves(_slack).Where(l => l.Key is "url" or "Url").Select(l => l.Text).Concat(Regex.Matches(Markdown, @"(?<!\\)\]\(([^)]*)\)|(?<!\\)<((?:https?|mailto):[^>]*)>").Select(m => m.Value));

    /// <summary>What Slack would turn into a mention: texts in its markup with a mention in them, and elements that are one.</summary>
    public IEnumerable<string> Mentions =>
        Objects(_slack).Where(o => Type(o) is "user" or "usergroup" or "broadcast" or "channel" || (Type(o) == "mrkdwn" && Marked((string?)(o["text"] ?? o["Text"]) ?? ""))).Select(o => o.ToJsonString())
            .Concat(Marked(Fallback) ? [Fallback] : []);

    private static bool Marked(string text) => Regex.IsMatch(text.Replace($"<@{Asker}>", "", StringComparison.Ordinal), @"<[!@#]|<[a-z]+:");

    private static string? Type(JsonObject of) => (string?)(of["type"] ?? of["Type"]);

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject all => all.Select(p => p.Value).SelectMany(Objects).Prepend(all),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    private static IEnumerable<(string Key, string Text)> Leaves(JsonNode? node) => Objects(node).SelectMany(o => o).Where(p => p.Value is JsonValue v && v.GetValueKind() == JsonValueKind.String).Select(p => (p.Key, (string)p.Value!));
}
