using TriageBot.Triage.Decoding;
using TriageBot.Triage.Verifying;

namespace TriageBot.Evaluation;

/// <summary>What a model did by itself, what the gate made of that, and what it took.</summary>
internal sealed record ModelScore
{
    public required string Decoder { get; init; }

    /// <summary>How many cases there were for it to read.</summary>
    public required int Asked { get; init; }

    /// <summary>Of its own last drafts with the labels of the decidable cases.</summary>
    public required Agreement Own { get; init; }

    /// <summary>Of the rulebook alone, on the same.</summary>
    public required Agreement Rulebook { get; init; }

    public required IReadOnlyDictionary<ModelOutcome, int> Became { get; init; }

    /// <summary>Cases that are concluded with it and were not without.</summary>
    public required IReadOnlyList<string> Gained { get; init; }

    /// <summary>Whatever of its drafts passed the gate and is of another bucket than the label, concluded or beside the rulebook's.</summary>
    public required IReadOnlyList<string> PassedWrongly { get; init; }

    public required IReadOnlyDictionary<RefusalKind, int> Refused { get; init; }

    public required int Repairs { get; init; }

    /// <summary>Faults in their own words, with how often each was said.</summary>
    public required IReadOnlyDictionary<string, int> Faults { get; init; }

    public required ModelUse Use { get; init; }

    /// <summary>Of the work on one case, remembered answers left out; null where there was none.</summary>
    public required (TimeSpan P50, TimeSpan P95)? Took { get; init; }

    /// <param name="rulebook">The same cases, in the same order.</param>
    /// <param name="model">Of a model.</param>
    public static ModelScore Of(Sitting rulebook, Sitting model)
    {
        var asked = model.Outcomes.Where(o => o.Answer.Model is not null).ToList();
        var readings = asked.Select(o => o.Answer.Model!).ToList();
        var took = asked.Where(o => o.Answer.Model!.Use.Calls > 0).Select(o => o.Took).Order().ToList();
        return new ModelScore
        {
            Decoder = model.Decoder,
            Asked = asked.Count,
            Own = Agreement.Of([.. model.Outcomes.Where(o => o.Label.Decidable).Select(o => o.Own ?? o.Opinion)]),
            Rulebook = Agreement.Of([.. rulebook.Outcomes.Where(o => o.Label.Decidable).Select(o => o.Opinion)]),
            Became = asked.CountBy(o => ModelOutcomes.Of(o.Answer)!.Value).ToDictionary(),
            Gained = [.. rulebook.Outcomes.Zip(model.Outcomes).Where(pair => !pair.First.Concluded && pair.Second.Concluded).Select(pair => pair.Second.Case.Id)],
            PassedWrongly = [.. asked.Where(o => o.Answer.Model!.Passed is not null && o.Own!.Bucket != o.Label.Bucket).Select(o => o.Case.Id)],
            Refused = readings.SelectMany(r => r.Refusals).CountBy(r => r.Kind).ToDictionary(),
            Repairs = readings.Sum(r => r.Repairs),
            Faults = readings.Select(r => r.Fault).OfType<string>().CountBy(f => f).ToDictionary(),
            Use = readings.Aggregate(ModelUse.None, (sum, r) => sum + r.Use),
            Took = took.Count == 0 ? null : (Percentile(took, 50), Percentile(took, 95)),
        };
    }

    /// <summary>The nearest rank: one that was measured.</summary>
    internal static TimeSpan Percentile(IReadOnlyList<TimeSpan> ordered, int percent) => ordered[Math.Max(0, (int)Math.Ceiling(ordered.Count * percent / 100.0) - 1)];
}
