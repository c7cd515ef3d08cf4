using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage;

/// <summary>What an investigation came to. Whatever is posted or printed is made from it.</summary>
public sealed record Answer
{
    public required Ask Ask { get; init; }

    public required Dossier Dossier { get; init; }

    /// <summary>Null where nothing could be proven: then the answer is what ECS records, and a reading.</summary>
    public required Conclusion? Conclusion { get; init; }

    /// <summary>Best first. Readings, never conclusions.</summary>
    public required IReadOnlyList<Hypothesis> Hypotheses { get; init; }

    public required IReadOnlyList<Refusal> Refusals { get; init; }

    /// <summary>What could not be seen: while gathering, and when lines were read back.</summary>
    public IReadOnlyList<Gap> Gaps => [.. Dossier.Gaps.Concat(Refusals.Select(r => r.Gap).OfType<Gap>()).Distinct()];

    public required IReadOnlyList<RuledOut> RuledOut { get; init; }

    public required NextAction? Next { get; init; }

    /// <summary>The owner that the rulebook names for the cause.</summary>
    public string? Owner { get; init; }

    /// <summary>What a model made of the same evidence; null where none was asked.</summary>
    public ModelReading? Model { get; init; }

    /// <summary>The container that is explained; null where none ran.</summary>
    public Culprit? Culprit { get; init; }

    public required int AwsCalls { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>The reading that is shown: the conclusion's own, else the best.</summary>
    public Hypothesis? Reading =>
        Conclusion is { } c ? Hypotheses.FirstOrDefault(h => h.Cause == c.Cause && h.Container == c.Container) : Hypotheses is [var best, ..] ? best : null;

    public Verdict Verdict => this switch
    {
        { Conclusion: not null } => Verdict.Concluded,
        { Dossier.Task: { IsStopped: true } } => Verdict.RecordOnly,
        { Dossier: { Task: null, Service: not null }, Reading.Bucket: not Bucket.Unknown } => Verdict.RecordOnly,
        { Dossier.Task: not null } or { Dossier.Service: not null } => Verdict.NotStopped,
        _ => Verdict.NotFound,
    };
}

public enum Verdict
{
    Concluded,

    /// <summary>What ECS says, with a reading; not proven by a log line.</summary>
    RecordOnly,

    /// <summary>The task runs, or none of the service's tasks has stopped.</summary>
    NotStopped,

    NotFound,
}
