using System.Globalization;
using TriageBot.Slack.Blocks;
using TriageBot.Store;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Slack.Messages;

/// <summary>How often the same was seen before, where last, and what people said of the answers. It counts; it names no cause.</summary>
internal static class SeenBeforeLine
{
    private const string Id = "seen-before";

    public static RichTextBlock Of(IReadOnlyList<PastIncident> past, PastIncident newest, string channel, string? link, DateTimeOffset now)
    {
        List<RichTextLeaf> leaves = [new TextLeaf("Seen before  ") { Style = new LeafStyle { Bold = true } }, new TextLeaf($"{Times(past)}, last {Ago(now - newest.Incident.BegunAt)} ago ")];
        if (newest.Incident.Channel == channel)
            leaves.Add(new TextLeaf("here"));
        else
            leaves.AddRange([new TextLeaf("in "), new ChannelLeaf(newest.Incident.Channel)]);
        if (link is not null)
            leaves.AddRange([new TextLeaf(" "), new LinkLeaf(link, "↗ open")]);
        if (Said(past) is { Length: > 0 } said)
            leaves.Add(new TextLeaf($" ({said})"));
        return new RichTextBlock([new RichTextSection(leaves)]) { BlockId = Id };
    }

    private static string Times(IReadOnlyList<PastIncident> past)
    {
        var here = past.Count(p => p.IsSameSubject);
        return (here, past.Count - here) switch
        {
            (var own, 0) => Number(own),
            (0, var others) => $"{Number(others)}, with other services",
            (var own, var others) => $"{Number(own)}, and {Number(others)} with other services",
        };
    }

    private static string Said(IReadOnlyList<PastIncident> past)
    {
        var feedback = past.SelectMany(p => p.Feedback).ToList();
        var (right, wrong) = (feedback.Count(f => f.Right), feedback.Count(f => !f.Right));
        var meant = feedback.Where(f => !f.Right).Select(f => f.Bucket).OfType<string>().Where(b => Buckets.Parse(b) is not null).Distinct().ToList();
        List<string> said = [];
        if (right > 0)
            said.Add($"👍 {right.ToString(CultureInfo.InvariantCulture)}");
        if (wrong > 0)
            said.Add($"👎 {wrong.ToString(CultureInfo.InvariantCulture)}{(meant.Count > 0 ? $", said to be {string.Join(", ", meant)}" : "")}");
        return string.Join(" · ", said);
    }

    private static string Number(int times) => times == 1 ? "once" : $"{times.ToString(CultureInfo.InvariantCulture)} times";

    private static string Ago(TimeSpan ago) => ago switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 2 } => $"{(int)ago.TotalMinutes} min",
        { TotalDays: < 2 } => $"{(int)ago.TotalHours} h",
        _ => $"{(int)ago.TotalDays} d",
    };
}
