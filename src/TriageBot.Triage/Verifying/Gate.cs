using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Verifying;

/// <summary>
/// Decides whether a draft may be said. Each cited line must exist (read back to the letter), belong to the stop, support
/// the cause by a signature of the rulebook, and the cause must not be contradicted. Whoever drafted it makes no difference.
/// </summary>
public sealed class Gate(Rules rules, LineVerifier verifier)
{
    /// <summary>A conclusion, or at least one refusal.</summary>
    public async Task<Ruling> Rule(Draft draft, Dossier dossier, CancellationToken cancellationToken)
    {
        var readings = rules.Weigh(dossier).Where(h => h.Cause == draft.Cause).ToList();
        if (Form(draft, readings) is { } unfit)
            return Ruling.Refuse([unfit]);

        var contradictions = rules.Contradictions(draft.Cause, draft.Container, dossier);
        if (contradictions.Count > 0)
            return Ruling.Refuse([.. contradictions.Select(c => new Refusal(RefusalKind.Contradicted, null, $"{draft.Cause}: {c.Says} ({c.EvidenceId})"))]);

        if (readings.Find(h => h.Container == draft.Container) is not { Strength: > Strength.Weak } reading)
            return Ruling.Refuse([new Refusal(RefusalKind.DoesNotSupport, null, $"the evidence as a whole speaks weakly for {draft.Cause}, if at all")]);

        var checks = await Task.WhenAll(draft.Cites.Distinct().Select(id => Check(id, draft, dossier, cancellationToken)));
        var refusals = checks.Select(c => c.Refused).OfType<Refusal>().ToList();
        if (refusals.Count > 0)
            return Ruling.Refuse(refusals);

        var lines = checks.Select(c => c.Verified).OfType<VerifiedLine>().OrderByDescending(l => CanBack(l.Line.Source)).ToList();
        return CanBack(lines[0].Line.Source)
            ? Ruling.Conclude(Conclude(draft, reading, lines))
            : Ruling.Refuse([new Refusal(RefusalKind.CannotBackAlone, lines[0].Line.Id, $"{lines[0].Line.Source.Name()} corroborates, and backs no cause alone")]);
    }

    private Refusal? Form(Draft draft, IReadOnlyList<Hypothesis> readings)
    {
        if (draft.Cites.Count == 0)
            return new Refusal(RefusalKind.NoLine, null, "no line is cited");

        if (draft.Bucket == Bucket.Unknown)
            return new Refusal(RefusalKind.NoConclusion, null, "UNKNOWN is an answer, never a conclusion");

        if (rules.Cause(draft.Cause) is not { } cause)
            return new Refusal(RefusalKind.NoConclusion, null, $"the rulebook has no cause {draft.Cause}");

        // The bucket follows the cause, unless the evidence made the rulebook itself say otherwise.
        return draft.Bucket == cause.Bucket || readings.Any(h => h.Bucket == draft.Bucket)
            ? null
            : new Refusal(RefusalKind.NoConclusion, null, $"{draft.Cause} is {cause.Bucket.Name()}, not {draft.Bucket.Name()}");
    }

    /// <summary>What needs no call is checked first; a line that cannot count is not read back.</summary>
    private async Task<(VerifiedLine? Verified, Refusal? Refused)> Check(string id, Draft draft, Dossier dossier, CancellationToken cancellationToken)
    {
        if (dossier.Line(id) is not { } line)
            return (null, new Refusal(RefusalKind.InventedLine, id, $"no line {id} was gathered"));

        if (Belonging.Check(line, draft, dossier) is { } foreign)
            return (null, foreign);

        return rules.Supports(draft.Cause, line, draft.Container) is null
            ? (null, new Refusal(RefusalKind.DoesNotSupport, id, $"line {id} matches no signature of {draft.Cause}"))
            : await verifier.ReadBack(line, cancellationToken);
    }

    /// <summary>An application line backs what it says, an event line what its own reason names, CloudTrail a denied call; metrics and checks never back alone.</summary>
    private static bool CanBack(EvidenceSource source) => source is not (EvidenceSource.ContainerInsights or EvidenceSource.Record or EvidenceSource.Check);

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
