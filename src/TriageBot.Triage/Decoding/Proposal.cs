using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Decoding;

/// <summary>What came of one try to decode: a draft, a text that is none, a fault, or, where all are null, nothing to propose.</summary>
public sealed record Proposal
{
    public static readonly Proposal None = new();

    public Draft? Draft { get; init; }

    /// <summary>Why what came is no draft.</summary>
    public Refusal? Malformed { get; init; }

    /// <summary>Why nothing came, in one line for people: a wrong key, no quota, the time was up. Another try would not help.</summary>
    public string? Fault { get; init; }

    /// <summary>What the decoder said, to the letter, so that it can be told what was wrong with it; null for the rulebook.</summary>
    public string? Said { get; init; }

    /// <summary>What it was asked with, such as <c>decode 3</c>; null for the rulebook.</summary>
    public string? Prompt { get; init; }

    public ModelUse Use { get; init; } = ModelUse.None;

    public static Proposal Of(Draft? draft) => draft is null ? None : new Proposal { Draft = draft };
}

/// <summary>What calls of a model cost.</summary>
/// <param name="Calls">Sent; an answer that was remembered is none.</param>
/// <param name="InputTokens">All that were sent, those that the provider had cached included.</param>
/// <param name="CachedTokens">Of those sent, what the provider had cached.</param>
/// <param name="Remembered">How many answers were taken from those that were kept.</param>
/// <param name="Cost">In the currency of the configured prices; null where none are configured.</param>
public sealed record ModelUse(int Calls, long InputTokens, long OutputTokens, long CachedTokens, int Remembered, decimal? Cost)
{
    public static readonly ModelUse None = new(0, 0, 0, 0, 0, null);

    /// <summary>A sign or a code that is shown before the cost; null where there is none.</summary>
    public string? Currency { get; init; }

    /// <summary>True where a provider did not tell what was used, or the call was given up: then it is counted from the length of the texts.</summary>
    public bool IsEstimated { get; init; }

    public static ModelUse operator +(ModelUse a, ModelUse b) => new(
        a.Calls + b.Calls, a.InputTokens + b.InputTokens, a.OutputTokens + b.OutputTokens, a.CachedTokens + b.CachedTokens, a.Remembered + b.Remembered,
        a.Cost is null ? b.Cost : b.Cost is null ? a.Cost : a.Cost + b.Cost)
    {
        Currency = a.Currency ?? b.Currency,
        IsEstimated = a.IsEstimated || b.IsEstimated,
    };
}
