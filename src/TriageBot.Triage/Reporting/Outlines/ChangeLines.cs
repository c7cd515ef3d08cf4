using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>What changed since the last revision that ran well. That it changed is a fact; that it is why, is not said.</summary>
internal static class ChangeLines
{
    private const int MostChanges = 6;

    public static IEnumerable<OutlineLine> Of(Dossier dossier, Shown shown)
    {
        if (dossier.Changes is not { } diff)
            yield break;

        var isAlone = diff.Changes.Select(c => c.Container).OfType<string>().Distinct().Count() <= 1;
        var changes = diff.Changes.Take(MostChanges).Select(c => Change(c, isAlone)).ToList();
        if (diff.Changes.Count > MostChanges)
            changes.Add($"{diff.Changes.Count - MostChanges} more");
        if (changes.Count == 0)
            changes.Add("nothing but perhaps values of environment variables, which are not read");
        yield return OutlineLine.Of("Changed", new Words(shown.Text($"{Revision(diff.From)} → {Revision(diff.To)} {string.Join("; ", changes)}")));
    }

    /// <summary>Each difference on a line of its own.</summary>
    public static IEnumerable<string> Each(RevisionDiff diff, Shown shown)
    {
        var isAlone = diff.Changes.Select(c => c.Container).OfType<string>().Distinct().Count() <= 1;
        return diff.Changes.Select(c => shown.Text(Change(c, isAlone)));
    }

    private static string Change(Change change, bool isAlone)
    {
        var what = change.Container is { } container && !isAlone ? $"{container} {change.What}" : change.What;
        return change switch
        {
            { IsNew: true } => Signed(what, '+'),
            { IsGone: true } => Signed(what, '−'),
            { What: "image" } => $"{what} {Image(change.From)} → {Image(change.To)}",
            _ => $"{what} {change.From ?? "(none)"} → {change.To ?? "(none)"}",
        };
    }

    /// <summary><c>env +NAME</c></summary>
    private static string Signed(string what, char sign) => what.LastIndexOf(' ') is > 0 and var space ? $"{what[..space]} {sign}{what[(space + 1)..]}" : $"{sign}{what}";

    /// <summary>Where only the tag differs, the registry before it is no news.</summary>
    private static string Image(string? image) => image is null ? "(none)" : image.Contains('/', StringComparison.Ordinal) ? $"…/{Names.Last(image)}" : image;

    private static string Revision(string definition) => definition[Math.Max(0, definition.LastIndexOf(':'))..];
}
