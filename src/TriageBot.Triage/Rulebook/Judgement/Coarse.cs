using System.Text.RegularExpressions;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Rulebook.Matching;
using Match = TriageBot.Triage.Rulebook.Matching.Match;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>
/// The last resort where no signature speaks: what class of words the line holds that looks fatal. It names a direction, never a conclusion, and it
/// gives way to every other reading but those which say only that something failed.
/// </summary>
internal static class Coarse
{
    private const string Prefix = "coarse_";
    private const string Settle = "It is told from the wording of one line alone: the lines around it, or a run with more logging.";

    // A last gasp is short; what stands further up may have been lived with.
    private const int LastWords = 25;
    private const int LastGasp = 5;

    private static readonly string[] s_lessTelling = ["no_evidence", "app_exception_outside", "app_start_failed_no_cause"];

    private static readonly string[] s_exceptions = ["app_exception", "app_panic"];

    private static readonly string[] s_nothingMore = ["app_exception", "sidecar_crashed"];

    private static readonly Regex s_fatal = new(
        "\\b(fatal|panic(ked)?|crit(ical)?|emerg(ency)?|alert|severe)\\b|\"s\":\"F\"|^F\\d{4} |giving up|\\b(exiting|aborting)\\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex s_grave = new(
        "error|exception|\\b(cannot|can.t|could not|couldn.t|unable|failed|failure|invalid|denied|refused|missing|err|eror)\\b|^E! |\"s\":\"E\"|^E\\d{4} |\"level\": ?[56]0\\b|\\bmust (be|have)\\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static bool IsCoarse(Match match) => match.Signature.Id.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The readings, with a coarse one in the place of those that say nothing; unchanged where the record or a signature tells anything.</summary>
    public static IReadOnlyList<Reading> Completed(IReadOnlyList<Reading> judged, Findings findings, Func<Reading, Reading> contradicted)
    {
        if (findings is not { Task: { } task, Culprit: { } culprit } || !EndedOfItself(task, culprit) || Newest(findings) is not { } coarse)
            return judged;

        var giveWay = judged.Where(r => GivesWay(r, coarse)).ToList();
        return judged.Except(giveWay).Any(r => r.Against.Count == 0) ? judged : [.. judged.Except(giveWay), contradicted(coarse)];
    }

    /// <summary>An exit that was asked for, a normal one and a kill are told by the record, whatever an application grumbles meanwhile.</summary>
    public static bool EndedOfItself(EcsTask task, Culprit culprit) =>
        !task.WasRequested() && !task.IsHealthKill() && !task.NeverRan()
        && task.Container(culprit.Container) is { ExitCode: not (0 or 137 or 143) } container && !container.WasOomKilled();

    private static bool GivesWay(Reading reading, Reading coarse) =>
        !s_nothingMore.Contains(coarse.Cause)
            ? (s_lessTelling.Contains(reading.Cause) && !IsNoMore(reading, coarse)) || (reading.Strength == Strength.Weak && s_exceptions.Contains(reading.Cause) && !OwnErrors.IsProgrammers(reading.Line))
            : reading.Cause == "no_evidence";

    // That something outside did not answer in time is all that the exception says, too: who is to blame stays open.
    private static bool IsNoMore(Reading reading, Reading coarse) => reading.Cause == "app_exception_outside" && coarse.Cause == "endpoint_unreachable";

    private static Reading? Newest(Findings findings)
    {
        var found = findings.Faint
            .Where(m => m.Text.Container is not null && findings.IsNearTheEnd(m.Text) && !findings.IsOvercome(m.Text.EvidenceId) && !Outlived.IsToldBy(m.Text.Text))
            .Select(m => (Match: m, Gravity: Gravity(m.Text, findings)))
            .Where(m => m.Gravity > 0)
            .OrderByDescending(m => m.Gravity).ThenByDescending(m => m.Match.Text.At).ThenBy(m => m.Match.Signature.At.Line);
        return found.SelectMany(m => Readings(m.Match)).FirstOrDefault(r => Sidecars.FitsItsKind(r, findings.Dossier));
    }

    // Fatal by its own word, then an error, then whatever was said last; nothing of what stands further up.
    private static int Gravity(ScanText text, Findings findings)
    {
        var after = findings.Dossier.Tail(text.Container!) is { } tail ? tail.Lines.Reverse().TakeWhile(l => l.Id != text.EvidenceId).Count() : LastWords;
        return after >= LastWords ? 0 : s_fatal.IsMatch(text.Text) ? 3 : s_grave.IsMatch(text.Text) ? 2 : after < LastGasp ? 1 : 0;
    }

    private static IEnumerable<Reading> Readings(Match match) =>
        match.Signature.Causes.Select(cause =>
            new Reading(cause, match.Text.Container, Strength.Weak, [new Clue(match.Text.EvidenceId, match.Text.Source, match.Signature.Says, match.Signature.Id)])
            {
                Latest = match.Text.At,
                Line = match.Text.Text,
                Settle = Settle,
            });
}
