using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Redaction;
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
    private readonly Sentences _sentences = new(Redactor.WithRandomKey());

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

        // A cause that is named by its id is held against the rulebook, not against words.
        var named = CauseWords.Named(sentence.Text, rules.Causes.Select(c => c.Id));
        if (_sentences.Ungrounded(sentence.Text, facts, lines, named, brief.Gathered) is { } ungrounded)
            return (null, ungrounded);

        var saysWhy = named.Count > 0 || CauseWords.Explain(sentence.Text);
        return saysWhy && !CauseWords.IsReading(sentence.Text) && !await IsBacked(named, lines, brief, cancellationToken)
            ? (null, new Refusal(RefusalKind.DoesNotSupport, lines is [var first, ..] ? first.Line.Id : null, "it says why, and no line that it cites supports that"))
            : (new Passed(sentence.Text, lines, facts), null);
    }

    /// <summary>Each cause that is named, or some cause where none is, by a line that is the stop's own; or the rulebook has concluded it.</summary>
    private async Task<bool> IsBacked(IReadOnlyList<string> named, IReadOnlyList<VerifiedLine> lines, FreeBrief brief, CancellationToken cancellationToken)
    {
        bool Backs(string cause) => lines.Any(l => Supports(cause, l.Line, brief));
        if (named.Count == 0)
            return brief.Readings.Any(r => Backs(r.Cause));

        var unbacked = named.Where(c => !Backs(c)).ToList();
        return unbacked.Count == 0 || (await Concluded(brief, cancellationToken) is { } conclusion && unbacked.All(c => c == conclusion.Cause));
    }

    /// <summary>As for a conclusion: the evidence as a whole speaks for it, the line supports it and is the stop's own, and nothing rules it out.</summary>
    private bool Supports(string cause, LogLine line, FreeBrief brief) =>
        brief.Readings.FirstOrDefault(r => r.Cause == cause && r.Strength > Strength.Weak) is { } reading
        && rules.Supports(cause, line, reading.Container) is not null
        && Belonging.Check(line, new Draft("", cause, reading.Bucket, reading.Container, "", [line.Id]), brief.Gathered) is null
        && rules.Contradictions(cause, reading.Container, brief.Gathered).Count == 0;

    private async Task<Conclusion?> Concluded(FreeBrief brief, CancellationToken cancellationToken)
    {
        var proposal = await _rulebook.Decode(new Brief(new Ask(brief.Gathered.Target, "thread", brief.Channel), brief.Gathered, brief.Readings), cancellationToken);
        return proposal.Draft is { } draft ? (await gate.Rule(draft, brief.Gathered, cancellationToken)).Conclusion : null;
    }
}

/// <summary>A sentence that may be said.</summary>
/// <param name="Lines">Read back just now.</param>
internal sealed record Passed(string Text, IReadOnlyList<VerifiedLine> Lines, IReadOnlyList<Fact> Facts);
