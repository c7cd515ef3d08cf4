using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Rulebook.Judgement;
using TriageBot.Triage.Verifying.Grounding;

namespace TriageBot.Triage.Verifying;

/// <summary>
/// What a cause needs that the rulebook does not have: the container to blame ended of itself and failed, the rulebook knows nothing better, each cited
/// line speaks of a failure near the end, and the summary says it in the line's own words.
/// </summary>
internal sealed class OtherCauses(Rules rules)
{
    /// <summary>So many characters of a line in a row must stand in the summary.</summary>
    private const int ShortestShared = 12;

    public IEnumerable<Refusal> Against(Draft draft, Dossier dossier, IReadOnlyList<Hypothesis> hypotheses)
    {
        if (hypotheses.FirstOrDefault(h => h is { Strength: > Strength.Weak, Against.Count: 0, Bucket: not Bucket.Unknown }) is { } known)
            yield return new Refusal(RefusalKind.Contradicted, null, $"{draft.Cause}: the evidence speaks for {known.Cause} ({known.For[0].EvidenceId})");

        if (GenericFailures.NotToBlame(draft.Container, dossier) is { } why)
            yield return new Refusal(RefusalKind.Contradicted, null, $"{draft.Cause}: {why}");

        var speaking = Speaking(draft, dossier).ToList();
        if (speaking.Count == 0)
            yield return new Refusal(RefusalKind.DoesNotSupport, draft.Cites is [var first, ..] ? first : null, "no line is cited in which the container speaks of the failure that it ended with");
        else if (!speaking.Exists(l => SharesWords(draft.Summary, l)))
            yield return new Refusal(RefusalKind.Ungrounded, null, $"the summary quotes no {ShortestShared} characters in a row of a cited line that speaks of a failure");
    }

    /// <summary>Null where the line may back it.</summary>
    public static Refusal? Supports(LogLine line)
    {
        if (line.Source != EvidenceSource.Application)
            return new Refusal(RefusalKind.DoesNotSupport, line.Id, $"line {line.Id} is no application's: only such a line backs a cause that the rulebook does not have");

        return SpeaksToReader.IsIn(line.Said)
            ? new Refusal(RefusalKind.DoesNotSupport, line.Id, $"line {line.Id} speaks to whoever reads it, and not of what happened")
            : null;
    }

    private IEnumerable<LogLine> Speaking(Draft draft, Dossier dossier) => draft.Cites.Select(dossier.Line).OfType<LogLine>().Where(l => rules.SpeaksOfFailure(l, dossier) is not null);

    private static bool SharesWords(string summary, LogLine line)
    {
        var (said, words) = (EvidenceTexts.Folded(line.Said), EvidenceTexts.Folded(summary));
        return Enumerable.Range(0, Math.Max(0, words.Length - ShortestShared + 1)).Any(at => said.Contains(words.AsSpan(at, ShortestShared), StringComparison.Ordinal));
    }
}
