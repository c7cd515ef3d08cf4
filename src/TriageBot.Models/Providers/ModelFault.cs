namespace TriageBot.Models.Providers;

/// <summary>Why a model gave no answer, for people. Never holds the key.</summary>
/// <param name="What">What failed, on what; in the provider's words where it said any, bounded and printable.</param>
/// <param name="Fix">What to do.</param>
public sealed record ModelFault(FaultKind Kind, string What, string Fix)
{
    public string Line => $"{What}: {Fix}";
}
