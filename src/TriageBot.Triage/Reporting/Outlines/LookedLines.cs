using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>Where was looked and nothing found, and what could not be seen.</summary>
internal static class LookedLines
{
    private const int MostGaps = 5;

    public static IEnumerable<OutlineLine> Of(Answer answer, Shown shown)
    {
        // Of a stop that is known, what ECS does not add is no news; the logs' silence is.
        var bears = answer.Verdict == Verdict.NotFound ? answer.Dossier.Looks : answer.Dossier.Looks.Where(l => l.Source == "logs");
        var empty = bears.Where(l => l.Result == LookResult.Nothing).OrderBy(l => l.Source == "logs").Select(l => l.Detail).ToList();
        if (empty.Count > 0)
            yield return OutlineLine.Of("Looked", new Words(shown.Text(string.Join(" · ", empty))));

        foreach (var line in GapsOf(answer, shown))
            yield return line;
    }

    public static IEnumerable<OutlineLine> GapsOf(Answer answer, Shown shown) => GapsOf(answer.Gaps, shown);

    public static IEnumerable<OutlineLine> GapsOf(IReadOnlyList<Gap> gaps, Shown shown)
    {
        foreach (var gap in gaps.Take(MostGaps))
        {
            yield return OutlineLine.Of("Not seen", new Words($"{shown.Text(gap.What)}: "), new Quoted(shown.Text(gap.Because)));
            if (gap.Grant is { } grant)
                yield return new OutlineLine("", grant.StartsWith('{') ? [new Words("would open it: "), new Copyable(grant)] : [new Words($"instead: {shown.Text(grant)}")], Nested: true);
        }

        if (gaps.Count > MostGaps)
            yield return OutlineLine.Of("Not seen", new Words($"{gaps.Count - MostGaps} more, see the JSON report"));
    }
}
