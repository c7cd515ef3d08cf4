using System.Globalization;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Triage.Questions.Answers;

/// <summary>What differs between two revisions. That it changed is a fact; that it is why, is not said. Values of environment variables are never read.</summary>
internal static class DiffAnswer
{
    private const int OnAPage = 15;

    public static async Task<Said> Of(DiffQuestion question, OpenIncident incident, Tools tools, CancellationToken cancellationToken)
    {
        var diff = await Diff(question, incident, tools, cancellationToken);
        if (diff is null)
            return new Said($"{incident.Title}: {(question.From is null ? "there is no earlier revision that ran well to compare with, or it could not be read" : "these revisions could not be compared")}", [], []);

        var all = ChangeLines.Each(diff, tools.Shown).ToList();
        var page = all.Skip((question.Page - 1) * OnAPage).Take(OnAPage).Select(c => OutlineLine.Of("", new Words(c), new Words("  changes"))).ToList();
        var headline = all.Count == 0 ? "nothing changed, but perhaps values of environment variables, which are not read" : $"{Cited.Count(all.Count, "difference")} (of environment variables the names only)";
        return new Said(tools.Shown.Text($"{incident.Title}: {diff.From} → {diff.To}: {headline}"), page, ["changes"], all.Count > question.Page * OnAPage);
    }

    private static async Task<RevisionDiff?> Diff(DiffQuestion question, OpenIncident incident, Tools tools, CancellationToken cancellationToken) =>
        question.From is { } from
            ? (await incident.Ecs.Diff(from.ToString(CultureInfo.InvariantCulture), question.To?.ToString(CultureInfo.InvariantCulture), cancellationToken)).Value
            : (await tools.Desk.Compare(incident.File, cancellationToken)).Changes;
}
