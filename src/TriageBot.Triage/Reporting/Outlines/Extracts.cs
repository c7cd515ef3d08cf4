using System.Globalization;
using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>Parts of what was gathered, shown for themselves: log lines, changes, the evidence of a report. Facts, none of them names a cause.</summary>
public sealed class Extracts(Shown shown)
{
    private const int MostLines = 40;

    /// <summary>The last lines of each container, the one that is explained first.</summary>
    public Outline Logs(Dossier dossier)
    {
        var culprit = Rulebook.Culprit.Of(dossier)?.Container;
        var lines = new List<OutlineLine>();
        foreach (var tail in dossier.Tails.OrderBy(t => t.Container != culprit))
        {
            var last = tail.Lines.TakeLast(MostLines).ToList();
            var isAll = tail.Complete && tail.Lines.Count == last.Count;
            lines.Add(last.Count == 0
                ? OutlineLine.Of(Shown.Name(tail.Container), new Words("no line"))
                : OutlineLine.Of(Shown.Name(tail.Container), new Words($"the last {last.Count}{(isAll ? ", which are all" : "")} (UTC)"), new Quoted(string.Join('\n', last.Select(Line)))));
        }

        foreach (var gap in dossier.Gaps.Where(g => lines.Count == 0 || g.What.Contains("log", StringComparison.OrdinalIgnoreCase)))
            lines.Add(OutlineLine.Of("Not seen", new Words($"{shown.Text(gap.What)}: {shown.Text(gap.Because)}")));
        return new Outline(Mark.Open, "Logs around the death", lines.Count == 0 ? [OutlineLine.Of("", new Words("no container of this task writes to CloudWatch Logs"))] : lines);
    }

    /// <summary>What differs between the last revision that ran well and this one.</summary>
    public Outline Changes(Dossier dossier)
    {
        IReadOnlyList<OutlineLine> lines = [.. ChangeLines.Of(dossier, shown)];
        return new Outline(Mark.Open, "What changed since the last revision that ran well", lines.Count > 0 ? lines : [OutlineLine.Of("", new Words("there is no earlier revision that ran well to compare with, or it could not be read"))]);
    }

    /// <summary>All that a stored report rests on. It is a snapshot: nothing in it was read again.</summary>
    public Outline Evidence(Report report)
    {
        var lines = new List<OutlineLine>();
        foreach (var look in report.Evidence)
            lines.Add(OutlineLine.Of(Shown.Name(look.Id), new Words($"{look.Result}: {shown.Text(look.Detail)}  "), new Quoted(shown.Text(look.Query))));
        foreach (var check in report.Checks)
            lines.Add(OutlineLine.Of("Checked", new Words($"{check.Status}: {shown.Text(check.Detail)} (as of {Times.Clock(check.At)})  "), new Quoted(shown.Text(check.Query))));
        foreach (var reading in report.Hypotheses)
            lines.Add(OutlineLine.Of("Reading", new Words($"{reading.Bucket} · {reading.Cause} · for: {Ids(reading.For)} · against: {Ids(reading.Against)}")));
        foreach (var gap in report.Gaps)
            lines.Add(OutlineLine.Of("Not seen", new Words($"{shown.Text(gap.What)}: {shown.Text(gap.Because)}")));
        foreach (var refusal in report.Refusals)
            lines.Add(OutlineLine.Of("Refused", new Words(shown.Text(refusal.Because))));
        return new Outline(Mark.Open, string.Create(CultureInfo.InvariantCulture, $"Evidence: {report.Evidence.Count} looks, {report.AwsCalls} AWS reads"), lines);
    }

    private static string Ids(IReadOnlyList<string> ids) => ids.Count == 0 ? "nothing" : string.Join(", ", ids);

    private string Line(LogLine line) => $"{Clock(line.Timestamp)}  {shown.Text(line.Said)}";

    private static string Clock(DateTimeOffset time) => time.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
