using TriageBot.Triage.Gathering;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Questions.Answers;

/// <summary>What speaks against a cause, which check or record refuted it, or what would have to be there. Weighed afresh: no stored answer is taken for proven.</summary>
internal static class WhyNotAnswer
{
    private const int MostClues = 4;
    private const int MostSignatures = 3;

    public static Said Of(WhyNotQuestion question, Answer answer, OpenIncident incident, Tools tools)
    {
        var known = tools.Rules.Causes.Select(c => c.Id).ToList();
        var meant = Causes.Of(question.Cause, known);
        if (meant.Count == 0)
            return new Said($"{incident.Title}: {tools.Shown.Text($"\"{question.Cause}\"")} is no cause that the rulebook knows; it knows {string.Join(", ", answer.Hypotheses.Select(h => h.Cause).Append("container_oom").Append("image_tag_not_found").Distinct().Take(4))} and {known.Count} in all", [], []);

        var cause = meant.FirstOrDefault(c => answer.Conclusion?.Cause == c)
            ?? meant.FirstOrDefault(c => answer.Hypotheses.Any(h => h.Cause == c) || answer.RuledOut.Any(r => r.Cause == c))
            ?? meant.FirstOrDefault(c => tools.Rules.Contradictions(c, answer.Culprit?.Container, answer.Dossier).Count > 0) ?? meant[0];
        if (answer.Conclusion is { } conclusion && conclusion.Cause == cause)
            return new Said($"{incident.Title}: it is {cause}, and proven", [.. CauseLines.Of(conclusion, tools.Shown).Take(1), .. conclusion.Lines.Select(l => Cited.Line(l, tools.Shown, incident.Death) with { Nested = true }), .. Against(cause, answer, tools)], [.. conclusion.Lines.Select(l => l.Line.Id)]) { Mark = conclusion.Bucket == Bucket.Benign ? Mark.Calm : Mark.Proven };

        var reading = answer.Hypotheses.FirstOrDefault(h => h.Cause == cause);
        var against = Against(cause, answer, tools).ToList();
        List<OutlineLine> lines = [.. against];
        if (reading is not null)
            lines.AddRange(reading.For.Take(MostClues).Select(c => Clue("For", c, tools)));
        if (against.Count == 0)
            lines.AddRange(WouldTake(cause, reading, tools));
        lines.AddRange(Instead(cause, answer));
        return new Said($"{incident.Title}: {Headline(cause, answer, reading, against.Count)}", lines, [.. (reading?.For ?? []).Concat(reading?.Against ?? []).Select(c => c.EvidenceId).Distinct()]);
    }

    private static string Headline(string cause, Answer answer, Hypothesis? reading, int against) => (reading, against) switch
    {
        _ when answer.Conclusion is null && answer.Reading?.Cause == cause => $"{cause} is the reading, not a conclusion: no verified line proves it",
        (null, 0) => $"nothing that was read speaks for {cause}, and nothing refutes it",
        (null, _) => $"{cause} is ruled out by what was read",
        (_, 0) => $"{cause} is a lesser reading: what was read speaks more for another one",
        _ => $"{cause} was weighed as a reading, and this speaks against it",
    };

    private static IEnumerable<OutlineLine> Against(string cause, Answer answer, Tools tools)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ruled in answer.RuledOut.Where(r => r.Cause == cause && said.Add(r.Because)))
            yield return OutlineLine.Of("Against", new Words($"{tools.Shown.Text(ruled.Because)}  {string.Join(", ", ruled.Evidence.Select(Shown.Name))}"));

        var clues = answer.Hypotheses.Where(h => h.Cause == cause).SelectMany(h => h.Against).Concat(tools.Rules.Contradictions(cause, answer.Culprit?.Container, answer.Dossier));
        foreach (var clue in clues.Where(c => said.Add(c.Says)).Take(MostClues))
            yield return Clue("Against", clue, tools);

        foreach (var check in answer.Dossier.Checks.Where(c => c.SpeaksAgainst.Contains(cause) && said.Add(c.Detail)))
            yield return OutlineLine.Of("Checked", new Words($"{check.Status.ToString().ToLowerInvariant()}: {tools.Shown.Text(check.Detail)} (as of "), Times.At(check.At, answer.Dossier.GatheredAt), new Words($")  {check.Id}"));
    }

    private static IEnumerable<OutlineLine> WouldTake(string cause, Hypothesis? reading, Tools tools)
    {
        var signatures = tools.Rules.Signatures.Where(s => s.SpeaksFor && s.Causes.Contains(cause)).OrderByDescending(s => s.Strength).DistinctBy(s => s.Says).Take(MostSignatures);
        foreach (var signature in signatures)
            yield return OutlineLine.Of("Would take", new Words($"{tools.Shown.Text(signature.Says)} ({Sources(signature)})"));
        if ((reading?.WouldSettle ?? tools.Rules.Cause(cause)?.Settle) is { } settle && !settle.Contains('{', StringComparison.Ordinal))
            yield return OutlineLine.Of("To settle", new Words(tools.Shown.Text(settle)));
    }

    private static string Sources(Signature signature) => string.Join(", ", TextField.All.Where(f => signature.Reads.HasFlag(f.Kind)).Select(f => f.Source.Name()).Distinct());

    private static IEnumerable<OutlineLine> Instead(string cause, Answer answer)
    {
        if (answer.Conclusion is { } conclusion)
            yield return OutlineLine.Of("Proven", new Words($"{conclusion.Cause} · {conclusion.Bucket.Name()} · {conclusion.Confidence.ToString().ToLowerInvariant()}  {string.Join(", ", conclusion.Lines.Select(l => l.Line.Id))}"));
        else if (answer.Reading is { Bucket: not Bucket.Unknown } reading && reading.Cause != cause)
            yield return OutlineLine.Of("Reading", new Words($"{reading.Bucket.Name()} · {reading.Cause}. Not a conclusion"));
    }

    private static OutlineLine Clue(string label, Clue clue, Tools tools) => OutlineLine.Of(label, new Words($"{tools.Shown.Text(clue.Says)}  {Shown.Name(clue.EvidenceId)}"));
}
