using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>What ECS says and how the rulebook reads it, where nothing proves it.</summary>
internal static class ReadingLines
{
    public static IEnumerable<OutlineLine> Of(Answer answer, Shown shown)
    {
        if (answer.Dossier.Task is { } task)
            yield return OutlineLine.Of("ECS says", [.. Says(task.StoppedReason, answer, shown), new Words("  (read "), Times.At(answer.Dossier.GatheredAt), new Words(")")]);

        else if (Sentences.EcsSays(answer) is { } says)
            yield return OutlineLine.Of("ECS says", new Quoted(shown.Text(says)), new Words("  (read "), Times.At(answer.Dossier.GatheredAt), new Words(")"));

        if (answer.Reading is { } reading)
        {
            yield return OutlineLine.Of("Reading", new Words($"{reading.Bucket.Name()} · {reading.Cause}{Others(reading, answer)}. Not a conclusion"));
            if (reading.WouldSettle is { } settle)
                yield return OutlineLine.Of("To settle", new Words(shown.Text(settle)));
        }

        // What could not be read back stands among what was not seen.
        foreach (var refusal in answer.Refusals.Where(r => r.Gap is null).Take(3))
            yield return OutlineLine.Of("Refused", new Words(shown.Text(refusal.Because)));
    }

    /// <summary>What the same message may say as well, where no check has decided against it.</summary>
    private static string Others(Hypothesis reading, Answer answer)
    {
        var told = reading.For.Select(c => c.EvidenceId).ToHashSet();
        var others = answer.Hypotheses
            .Where(h => h.Cause != reading.Cause && h.Bucket != Bucket.Unknown && h.Against.Count == 0 && h.For.Any(c => told.Contains(c.EvidenceId)))
            .Select(h => h.Cause).Distinct().Take(2).ToList();
        return reading.Strength == Strength.Decisive || others.Count == 0 ? "" : $", or {string.Join(" or ", others)} by the same message";
    }

    /// <summary>How the next one could be proven: by ECS's own words, where it says something and nobody keeps it.</summary>
    public static IEnumerable<OutlineLine> Provable(Answer answer)
    {
        var looks = answer.Dossier.Looks.Where(l => l.Id.StartsWith("events", StringComparison.Ordinal)).ToList();
        var wouldTell = Sentences.EcsSays(answer) is not null && answer.Dossier.TaskEvents.Count == 0;
        if (wouldTell && looks.TrueForAll(l => l.Result == LookResult.Nothing))
            yield return OutlineLine.Of("Provable", new Words("next time with "), new Copyable("deploy/ecs-events.yaml"), new Words(", which keeps ECS's own events in a log group"));
    }

    /// <summary>What tells most comes first: a container's reason says more than that an essential container exited.</summary>
    private static IEnumerable<Span> Says(string? stoppedReason, Answer answer, Shown shown)
    {
        var culprit = answer.Dossier.Task?.Containers.FirstOrDefault(c => c.Name == answer.Culprit?.Container);
        var reason = culprit?.Reason is { Length: > 0 } own && own != stoppedReason ? own : null;
        if (reason is not null)
        {
            yield return new Quoted(shown.Text(reason));
            yield return new Words(" · ");
        }

        yield return new Quoted(shown.Text(stoppedReason ?? "(no stopped reason)"));
        if (culprit is not null)
            yield return new Words($" · {Shown.Name(culprit.Name)} {(culprit.ExitCode is { } code ? ExitCodes.Describe(code) : "without exit code")}");
    }
}
