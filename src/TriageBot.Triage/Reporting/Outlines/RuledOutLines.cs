namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>What it is not, and by what.</summary>
internal static class RuledOutLines
{
    public static IEnumerable<OutlineLine> Of(Answer answer, Shown shown)
    {
        if (answer.RuledOut.Count > 0)
            yield return OutlineLine.Of("Ruled out", new Words(string.Join(" · ", answer.RuledOut.Select(r => $"{r.Cause} ({shown.Text(r.Because)})"))));
    }
}
