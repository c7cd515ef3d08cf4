using TriageBot.Triage.Decoding;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Reporting;

/// <summary>Makes the model's part of the report. What the gate did not let through is told by its cause, never in the model's words.</summary>
internal static class ModelReporter
{
    private const string Prefix = "model:";

    /// <summary>Null where no model was asked.</summary>
    public static ReportModel? Report(Answer answer, Shown shown)
    {
        if (answer.Model is not { } model || ModelOutcomes.Of(answer) is not { } outcome)
            return null;

        return new ReportModel(
            Name(model),
            model.Prompt,
            SnakeCase.Of(outcome),
            model.Draft is { } draft ? shown.Text(draft.Cause) : null,
            model.Draft?.Bucket.Name(),
            model.Draft?.Container is { } container ? shown.Text(container) : null,
            model.Passed is { } passed ? shown.Text(passed.Summary) : null,
            [.. model.Refusals.Select(r => new ReportRefusal(r.LineId is { } line ? shown.Text(line) : null, SnakeCase.Of(r.Kind), shown.Text(r.Because)))],
            model.Repairs,
            model.Fault is { } fault ? shown.Text(fault) : null,
            model.Use.Calls,
            model.Use.InputTokens,
            model.Use.OutputTokens,
            model.Use.CachedTokens,
            model.Use.IsEstimated,
            model.Use.Cost,
            model.Use.Cost is null ? null : model.Use.Currency,
            model.Use.Remembered);
    }

    /// <summary>As it is configured.</summary>
    public static string Name(ModelReading model) => Shown.Name(model.Name.StartsWith(Prefix, StringComparison.Ordinal) ? model.Name[Prefix.Length..] : model.Name);
}
