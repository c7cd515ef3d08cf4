using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Decoding;

/// <summary>What became of a model's reading.</summary>
public enum ModelOutcome
{
    /// <summary>It is the answer's conclusion.</summary>
    Concluded,

    /// <summary>The rulebook's conclusion stands, and the model's says the same of the same container.</summary>
    Agrees,

    /// <summary>The rulebook's conclusion stands; the model's passed the gate and says something else.</summary>
    AnotherReading,

    /// <summary>The gate refused it.</summary>
    Overruled,

    /// <summary>It said that it cannot tell.</summary>
    Abstained,

    /// <summary>There was no answer, or none was asked for: see the fault.</summary>
    Failed,
}

public static class ModelOutcomes
{
    /// <summary>Null where no model was asked.</summary>
    public static ModelOutcome? Of(Answer answer) => answer.Model switch
    {
        null => null,
        { Passed: { } passed } when passed == answer.Conclusion => ModelOutcome.Concluded,
        { Passed: { } passed } => IsSame(passed, answer.Conclusion) ? ModelOutcome.Agrees : ModelOutcome.AnotherReading,
        { Refusals.Count: > 0 } => ModelOutcome.Overruled,
        { Fault: not null } => ModelOutcome.Failed,
        _ => ModelOutcome.Abstained,
    };

    private static bool IsSame(Conclusion passed, Conclusion? other) => passed.Cause == other?.Cause && passed.Container == other.Container;
}
