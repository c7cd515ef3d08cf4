using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>What the signatures alone say: one reading for each cause and container.</summary>
internal static class SignatureReadings
{
    private const int CluesOfASignature = 2;

    public static List<Reading> Of(Findings findings)
    {
        var told = findings.Matches
            .SelectMany(m => m.Signature.Causes.Select(cause => (Cause: cause, Match: m)))
            .GroupBy(t => t.Cause)
            .SelectMany(g => OfCause(g.Key, [.. g.Select(t => t.Match)], findings));
        return [.. told];
    }

    // ECS often says the same of the task and of a container: then it is the container that is meant.
    private static IEnumerable<Reading> OfCause(string cause, List<Match> matches, Findings findings)
    {
        var named = matches.Select(m => m.Text.Container).OfType<string>().Distinct().ToList();
        var containers = named.Count == 0 ? [null] : named.Cast<string?>();
        foreach (var container in containers)
        {
            var own = matches.Where(m => m.Text.Container is null || m.Text.Container == container).ToList();
            var speakFor = own.Where(m => m.Signature.SpeaksFor).OrderByDescending(m => StrengthOf(m, findings)).ThenByDescending(m => m.Text.At).ToList();
            if (speakFor.Count == 0)
                continue;

            var application = speakFor.FirstOrDefault(m => m.Text.Kind == TextKinds.ApplicationMessage);
            yield return new Reading(cause, container, StrengthOf(speakFor[0], findings), Clues(BestLines.First(speakFor, m => StrengthOf(m, findings), findings)))
            {
                Against = Clues(own.Where(m => !m.Signature.SpeaksFor)),
                Latest = application?.Text.At,
                Line = application?.Text.Text,
            };
        }
    }

    private static Strength StrengthOf(Match match, Findings findings) =>
        findings.IsNearTheEnd(match.Text) && !IsOutlived(match, findings) ? match.Signature.Strength : Strength.Weak;

    // Other families read normal lives and warnings, too.
    private static bool IsOutlived(Match match, Findings findings) =>
        match.Text.Kind == TextKinds.ApplicationMessage && match.Signature.Family == ApplicationExit.FamilyName
        && (Outlived.IsToldBy(match.Text.Text) || findings.IsOvercome(match.Text.EvidenceId));

    private static List<Clue> Clues(IEnumerable<Match> matches) =>
        [.. matches.GroupBy(m => (m.Signature.Id, m.Text.Source)).SelectMany(g => g.Take(CluesOfASignature))
            .Select(m => new Clue(m.Text.EvidenceId, m.Text.Source, m.Signature.Says, m.Signature.Id))];
}
