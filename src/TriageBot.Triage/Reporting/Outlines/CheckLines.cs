using TriageBot.Triage.Checks;
using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>How the account is now, where it was looked at: what failed first. What could not be read stands among what was not seen.</summary>
internal static class CheckLines
{
    private const int MostChecks = 4;

    public static IEnumerable<OutlineLine> Of(Dossier dossier, Shown shown)
    {
        var told = dossier.Checks.Where(c => c.Status != CheckStatus.Unknown).OrderBy(c => c.Status != CheckStatus.Fail).ToList();
        foreach (var check in told.Take(MostChecks))
            yield return OutlineLine.Of("Checked", new Words($"{shown.Text(check.Detail)} (as of "), Times.At(check.At, dossier.GatheredAt), new Words(")"));
        if (told.Count > MostChecks)
            yield return OutlineLine.Of("Checked", new Words($"{told.Count - MostChecks} more, see the JSON report"));
    }
}
