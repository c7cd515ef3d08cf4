using TriageBot.Triage.Decoding;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Questions.Free;

/// <summary>What a model made of a question, and what of that may be said.</summary>
/// <param name="Name"><c>model:</c> and its name.</param>
public sealed record FreeReading(string Name)
{
    private const string Prefix = "model:";

    /// <summary>As it is configured.</summary>
    public string Model => Name.StartsWith(Prefix, StringComparison.Ordinal) ? Name[Prefix.Length..] : Name;

    public string? Prompt { get; init; }

    public ModelUse Use { get; init; } = ModelUse.None;

    /// <summary>True where the answer is the model's; false where it is the one that there is without a model.</summary>
    public bool Answers { get; init; }

    /// <summary>Why the answer is not the model's, in one line for people; null where it is.</summary>
    public string? Because { get; init; }

    /// <summary>Why sentences were left out, one each.</summary>
    public IReadOnlyList<Refusal> LeftOut { get; init; } = [];

    /// <summary>True where a person ended it.</summary>
    public bool Stopped { get; init; }
}
