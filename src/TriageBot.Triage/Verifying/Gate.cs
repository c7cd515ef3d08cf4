using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying.Forms;

namespace TriageBot.Triage.Verifying;

/// <summary>
/// Decides whether a draft may be said. Each cited line must exist (read back to the letter), belong to the stop and support the cause, and the cause
/// must not be contradicted; words that are not the rulebook's own must stand in what is cited. Whoever drafted it makes no difference.
/// </summary>
public sealed class Gate(Rules rules, LineVerifier verifier)
{
    private readonly DraftForm _form = new(rules);
    private readonly OtherCauses _others = new(rules);
    private readonly CitedEvidence _evidence = new(Redactor.WithRandomKey());

    /// <summary>A conclusion, or at least one refusal: of what can be told without a call all of them, so that one more try can mend them all.</summary>
    public async Task<Ruling> Rule(Draft draft, Dossier dossier, CancellationToken cancellationToken)
    {
        var hypotheses = rules.Weigh(dossier);
        var ledger = Ledger.Of(dossier);
        var readings = hypotheses.Where(h => h.Cause == draft.Cause).ToList();
        var reading = readings.Find(h => h.Container == draft.Container);

        var unfit = _form.Check(draft, dossier, ledger, readings).ToList();
        if (!IsRulebooksOwn(draft, reading))
            unfit.AddRange(new DraftWords(_evidence).Check(draft, dossier, ledger));
        if (unfit.Exists(r => r.Kind == RefusalKind.NoConclusion))
            return Ruling.Refuse(unfit);

        var against = draft.IsOther ? _others.Against(draft, dossier, hypotheses).ToList() : Against(draft, dossier, hypotheses, readings, reading).ToList();
        if (unfit.Count == 0 && against.Count > 0)
            return Ruling.Refuse(against);

        var lines = draft.Cites.Distinct().Select(ledger.Line).OfType<LogLine>().ToList();
        var foreign = lines.Select(l => Foreign(l, draft, dossier)).OfType<Refusal>().ToList();
        if (unfit.Count + foreign.Count > 0)
            return Ruling.Refuse([.. unfit, .. against, .. foreign]);

        var checks = await Task.WhenAll(lines.Select(l => verifier.ReadBack(l, cancellationToken)));
        var refusals = checks.Select(c => c.Refused).OfType<Refusal>().ToList();
        if (refusals.Count > 0)
            return Ruling.Refuse(refusals);

        var verified = checks.Select(c => c.Verified).OfType<VerifiedLine>().OrderByDescending(l => CanBack(l.Line.Source)).ToList();
        return CanBack(verified[0].Line.Source)
            ? Ruling.Conclude(reading is null ? ConcludeOther(draft, [.. verified.OrderByDescending(l => rules.SpeaksOfFailure(l.Line, dossier) is not null)]) : Conclude(draft, reading, verified))
            : Ruling.Refuse([new Refusal(RefusalKind.CannotBackAlone, verified[0].Line.Id, $"{verified[0].Line.Source.Name()} corroborates, and backs no cause alone")]);
    }

    /// <summary>What code filled from the evidence needs no grounds.</summary>
    private static bool IsRulebooksOwn(Draft draft, Hypothesis? reading) => draft.Quotes.Count == 0 && reading?.Summary == draft.Summary;

    private IEnumerable<Refusal> Against(Draft draft, Dossier dossier, IReadOnlyList<Hypothesis> hypotheses, IReadOnlyList<Hypothesis> readings, Hypothesis? reading)
    {
        var contradictions = rules.Contradictions(draft.Cause, draft.Container, dossier);
        if (contradictions.Count > 0)
            return contradictions.Select(c => new Refusal(RefusalKind.Contradicted, null, $"{draft.Cause}: {c.Says} ({c.EvidenceId})"));

        if (reading is not { Strength: > Strength.Weak })
            return [new Refusal(RefusalKind.DoesNotSupport, null, $"the evidence as a whole speaks weakly for {draft.Cause}{Of(draft.Container)}, if at all{Instead(readings)}")];

        // What is left where a stronger reading has no line of its own is not what is so.
        return hypotheses[0] is { Strength: Strength.Decisive, Against.Count: 0 } best && best.Strength > reading.Strength && best.Cause != draft.Cause
            ? [new Refusal(RefusalKind.Contradicted, null, $"{draft.Cause}: the record speaks for {best.Cause} ({best.For[0].EvidenceId})")]
            : [];
    }

    /// <summary>Whether a line can count at all: what needs no call is checked first, and a line that cannot is not read back.</summary>
    private Refusal? Foreign(LogLine line, Draft draft, Dossier dossier) =>
        Belonging.Check(line, draft, dossier)
        ?? (draft.IsOther ? OtherCauses.Supports(line)
            : rules.Supports(draft.Cause, line, draft.Container) is not null ? null
            : new Refusal(RefusalKind.DoesNotSupport, line.Id, $"line {line.Id} matches no signature of {draft.Cause}"));

    private static string Of(string? container) => container is null ? "" : $" of {container}";

    private static string Instead(IReadOnlyList<Hypothesis> readings) =>
        readings.Where(r => r.Strength > Strength.Weak).Select(r => r.Container ?? "the task as a whole").ToList() is { Count: > 0 } others ? $"; it speaks for it of {string.Join(", ", others)}" : "";

    /// <summary>An application line backs what it says, an event line what its own reason names, CloudTrail a denied call; metrics and checks never back alone.</summary>
    private static bool CanBack(EvidenceSource source) => source is not (EvidenceSource.ContainerInsights or EvidenceSource.Record or EvidenceSource.Check);

    /// <summary>Nothing but the line speaks for a cause that the rulebook does not have: one signal, and never sure.</summary>
    private static Conclusion ConcludeOther(Draft draft, IReadOnlyList<VerifiedLine> lines) =>
        new(draft.Decoder, draft.Cause, draft.Bucket, draft.Container, draft.Summary, lines, [], 1, draft.Confidence is Confidence.Low ? Confidence.Low : Confidence.Medium);

    private static Conclusion Conclude(Draft draft, Hypothesis reading, IReadOnlyList<VerifiedLine> lines)
    {
        var witnesses = lines.Select(l => l.Line.Source).Concat(reading.For.Select(c => c.Source)).Select(Witness).Distinct().Count();
        var confidence = witnesses > 1 && reading.Against.Count == 0 ? Confidence.High : Confidence.Medium;
        return new Conclusion(draft.Decoder, draft.Cause, draft.Bucket, draft.Container, draft.Summary, lines, reading.For, witnesses, confidence);
    }

    /// <summary>Who really says it: all that comes from ECS is one witness; all checks are one, the account as it is now.</summary>
    private static string Witness(EvidenceSource source) =>
        source.IsEcs() || source is EvidenceSource.EcsServiceEvent or EvidenceSource.EcsActionLog ? "ecs" : source.Name();
}

/// <summary>What the gate decided: a conclusion, or why there is none.</summary>
public sealed class Ruling
{
    private Ruling(Conclusion? conclusion, IReadOnlyList<Refusal> refusals) => (Conclusion, Refusals) = (conclusion, refusals);

    public Conclusion? Conclusion { get; }

    public IReadOnlyList<Refusal> Refusals { get; }

    internal static Ruling Conclude(Conclusion conclusion) => new(conclusion, []);

    internal static Ruling Refuse(IReadOnlyList<Refusal> refusals) => new(null, refusals);
}
