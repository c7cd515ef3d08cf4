using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>
/// What a line must be to back a cause that the rulebook does not have: words of a failure, told by the container that is to blame, near its end,
/// and nothing that it got over. A line that speaks to its reader, as hostile ones do to a model, is none.
/// </summary>
internal sealed class GenericFailures(IEnumerable<Signature> signatures)
{
    private readonly Matcher _matcher = new(signatures);

    public IReadOnlyList<Signature> Signatures => _matcher.Signatures;

    /// <summary>Null where the line is none.</summary>
    public Signature? In(LogLine line, Dossier dossier)
    {
        if (Texts.Of(line).FirstOrDefault(t => t.Kind == TextKinds.ApplicationMessage) is not { Container: not null } text)
            return null;

        var findings = new Findings(dossier, []);
        if (!findings.IsNearTheEnd(text) || findings.IsOvercome(line.Id) || !findings.IsAmongTheLast(line.Id) || Outlived.IsToldBy(text.Text))
            return null;

        return SpeaksToReader.IsIn(text.Text) ? null : _matcher.Matching(text.Text) is [var first, ..] ? first : null;
    }

    /// <summary>Null where the container is to blame and ended of itself, with an exit code that says that it failed; else why not.</summary>
    public static string? NotToBlame(string? container, Dossier dossier)
    {
        if (dossier.Task is not { } task || Culprit.Of(dossier) is not { } culprit)
            return "no container of the task is known to have ended of itself";
        if (container != culprit.Container)
            return $"container {culprit.Container} ended first";
        return Coarse.EndedOfItself(task, culprit) && task.Container(culprit.Container)?.ExitCode is not null ? null : $"{container} did not end of itself with an exit code that says that it failed";
    }
}
