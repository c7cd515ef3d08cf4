using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Verifying.Forms;

/// <summary>Whether what a draft says in its own words, and what it says are others', stands in what it cites.</summary>
internal sealed class DraftWords(CitedEvidence evidence)
{
    // Less is in every line.
    private const int ShortestQuote = 4;
    private const int MostPieces = 8;

    public IEnumerable<Refusal> Check(Draft draft, Dossier dossier, Ledger ledger)
    {
        foreach (var fault in SummaryForm.Faults(draft.Summary))
            yield return new Refusal(RefusalKind.Unfit, null, $"the summary cannot be shown: {fault}");

        foreach (var quote in draft.Quotes.Where(q => q.Words.Trim().Length >= ShortestQuote))
        {
            if (!draft.Cites.Contains(quote.LineId))
                yield return new Refusal(RefusalKind.Misquoted, quote.LineId, $"'{Excerpt.Of(quote.Words)}' is quoted of {Excerpt.Of(quote.LineId)}, which is not cited");
            else if (!evidence.Holds(quote.LineId, quote.Words, ledger))
                yield return new Refusal(RefusalKind.Misquoted, quote.LineId, $"'{Excerpt.Of(quote.Words)}' does not stand in {Excerpt.Of(quote.LineId)} to the letter");
        }

        if (draft.Summary.Length > SummaryForm.Longest)
            yield break;
        var missing = evidence.Behind(draft.Cites, draft.Container, dossier, ledger).Missing(draft.Summary);
        if (missing.Count > 0)
            yield return new Refusal(RefusalKind.Ungrounded, null, $"of the summary {string.Join(", ", missing.Take(MostPieces).Select(m => $"'{Excerpt.Of(m.Text)}' ({m.Kind.ToString().ToLowerInvariant()})"))} does not stand in what is cited");
    }
}
