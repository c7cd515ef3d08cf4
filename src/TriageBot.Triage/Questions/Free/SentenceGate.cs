using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Questions.Free;

/// <summary>
/// Decides which sentences of an answer may be said. What a sentence cites must have been read, lines must stand there now, its words must stand in
/// what it cites, and where it says why, a cited line must support such a cause, or it must say that it is a reading.
/// </summary>
internal sealed class SentenceGate(Rules rules, Gate gate, LineVerifier verifier)
{
    /// <summary>More evidence than this under one sentence is read by nobody.</summary>
    private const int MostCites = 8;

    private readonly RulebookDecoder _rulebook = new();

    /// <summary>The sentence with its lines read back, or why it is left out.</summary>
    public async Task<(Passed? Passed, Refusal? Refused)> Check(FreeSentence sentence, FreeBrief brief, CancellationToken cancellationToken)
    {
        if (Sentences.Unfit(sentence) is { } unfit)
            return (null, unfit);

        var cites = sentence.Cites.Distinct(StringComparer.Ordinal).Take(MostCites).ToList();
        if (cites.Find(id => brief.Shelf.Line(id) is null && brief.Shelf.Fact(id) is null) is { } invented)
            return (null, new Refusal(RefusalKind.InventedLine, invented, $"nothing was read that is called {invented}"));

        var facts = cites.Select(brief.Shelf.Fact).OfType<Fact>().ToList();
        var lines = new List<VerifiedLine>();
        foreach (var line in cites.Select(brief.Shelf.Line).OfType<LogLine>())
        {
            var (verified, refused) = await verifier.ReadBack(line, cancellationToken);
            if (verified is null)
                return (null, refused);
            lines.Add(verified);
        }

        if (Sentences.Ungrounded(sentence.Text, facts, lines, brief.Gathered) is { } ungrounded)
            return (null, ungrounded);

        return SaysWhy(sentence.Text, out var named) && !CauseWords.IsReading(sentence.Text) && !await IsBacked(named, lines, brief, cancellationToken)
            ? (null, new Refusal(RefusalKind.DoesNotSupport, lines is [var first, ..] ? first.Line.Id : null, "it says why, and no line that it cites supports that"))
            : (new Passed(sentence.Text, lines, facts), null);
    }

    private bool SaysWhy(string text, out IReadOnlyList<string> named)
    {
        named = CauseWords.Named(text, rules.Causes.Select(c => c.Id));
        return named.Count > 0 || CauseWords.Explain(text);
    }

    /// <summary>Each cause that is named, or some cause where none is, by a line that is the stop's own; or the rulebook has concluded it.</summary>
    private async Task<bool> IsBacked(IReadOnlyList<string> named, IReadOnlyList<VerifiedLine> lines, FreeBrief brief, CancellationToken cancellationToken)
    {
        bool Backs(string cause) => lines.Any(l => Supports(cause, l.Line, brief.Gathered));
        if (named.Count == 0)
            return rules.Causes.Any(c => Backs(c.Id));

        var unbacked = named.Where(c => !Backs(c)).ToList();
        return unbacked.Count == 0 || (await Concluded(brief, cancellationToken) is { } conclusion && unbacked.All(c => c == conclusion.Cause));
    }

    private bool Supports(string cause, LogLine line, Dossier gathered) =>
        rules.Cause(cause) is { } entry
        && rules.Supports(cause, line, line.Container) is not null
        && Belonging.Check(line, new Draft("", cause, entry.Bucket, line.Container, "", [line.Id]), gathered) is null
        && rules.Contradictions(cause, line.Container, gathered).Count == 0;

    private async Task<Conclusion?> Concluded(FreeBrief brief, CancellationToken cancellationToken)
    {
        var proposal = await _rulebook.Decode(new Brief(new Ask(brief.Gathered.Target, "thread", brief.Channel), brief.Gathered, brief.Readings), cancellationToken);
        return proposal.Draft is { } draft ? (await gate.Rule(draft, brief.Gathered, cancellationToken)).Conclusion : null;
    }
}

/// <summary>A sentence that may be said.</summary>
/// <param name="Lines">Read back just now.</param>
internal sealed record Passed(string Text, IReadOnlyList<VerifiedLine> Lines, IReadOnlyList<Fact> Facts);
