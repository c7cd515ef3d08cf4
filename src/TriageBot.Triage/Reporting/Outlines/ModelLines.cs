using TriageBot.Triage.Decoding;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Reporting.Outlines;

/// <summary>What a model adds: words where the gate let them through, another reading by its name only, and what it took.</summary>
internal static class ModelLines
{
    /// <summary>Beside a conclusion.</summary>
    public static IEnumerable<OutlineLine> Of(Answer answer, Shown shown)
    {
        if (answer.Model?.Passed is not { } passed)
            yield break;

        switch (ModelOutcomes.Of(answer))
        {
            case ModelOutcome.Agrees:
            case ModelOutcome.Concluded when !Headlines.IsWhole(passed.Summary):
                yield return OutlineLine.Of("In words", new Words(shown.Text(passed.Summary)));
                break;
            case ModelOutcome.AnotherReading:
                yield return OutlineLine.Of("Another reading", new Words($"{passed.Bucket.Name()} · {shown.Text(passed.Cause)} ({ModelReporter.Name(answer.Model)}). Not a conclusion"));
                break;
        }
    }

    /// <summary>At the end of every answer that a model was asked for.</summary>
    public static IEnumerable<OutlineLine> Footer(Answer answer, Shown shown)
    {
        if (answer.Model is not { } model)
            yield break;

        if (Setback(model, ModelOutcomes.Of(answer), shown) is { } setback)
            yield return OutlineLine.Of("Model", new Words(setback));
        if (model.Use is { InputTokens: > 0 } or { OutputTokens: > 0 } or { Remembered: > 0 })
            yield return OutlineLine.Of("Used", new Words(string.Join(" · ", Used(model, ModelOutcomes.Of(answer)))));
    }

    private static string? Setback(ModelReading model, ModelOutcome? outcome, Shown shown)
    {
        var fault = model.Fault is { } why ? shown.Text(why) : null;
        return outcome switch
        {
            ModelOutcome.Overruled => $"{ModelReporter.Name(model)} was overruled: {shown.Text(model.Refusals[0].Because)}{(fault is null ? "" : $" · asked again: {fault}")}",
            ModelOutcome.Failed => fault,
            _ => null,
        };
    }

    private static IEnumerable<string> Used(ModelReading model, ModelOutcome? outcome)
    {
        var use = model.Use;
        yield return $"{ModelReporter.Name(model)}{(outcome == ModelOutcome.Abstained ? ", which could not tell" : "")}";
        if (model.Prompt is { } prompt)
            yield return prompt;
        if (use.InputTokens + use.OutputTokens > 0)
            yield return $"{(use.IsEstimated ? "about " : "")}{Amounts.Tokens(use.InputTokens)} tokens in{(use.CachedTokens > 0 ? $" ({Amounts.Tokens(use.CachedTokens)} cached)" : "")}, {Amounts.Tokens(use.OutputTokens)} out";
        if (use.Cost is { } cost)
            yield return Amounts.Money(cost, use.Currency);
        if (use.Remembered > 0)
            yield return use.InputTokens + use.OutputTokens == 0 ? "remembered" : $"{use.Remembered} remembered";
    }
}
