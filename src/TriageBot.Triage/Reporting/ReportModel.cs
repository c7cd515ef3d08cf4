namespace TriageBot.Triage.Reporting;

/// <summary>What a model made of the evidence, and what the gate made of that.</summary>
/// <param name="Name">As it is configured.</param>
/// <param name="Prompt">The prompt and its version; null where it was not asked.</param>
/// <param name="Outcome"><c>concluded</c>, <c>agrees</c>, <c>another_reading</c>, <c>overruled</c>, <c>abstained</c> or <c>failed</c>.</param>
/// <param name="Cause">Of the last that it proposed; a conclusion only where the outcome is <c>concluded</c> or <c>agrees</c>. Null where it proposed nothing.</param>
/// <param name="Summary">Its own words; null where the gate did not let them through.</param>
/// <param name="Refusals">Why the gate did not let its drafts through.</param>
/// <param name="Repairs">How often it was told what was wrong and asked again.</param>
/// <param name="Fault">Why there is no answer; null where there is one.</param>
/// <param name="Calls">Sent to the provider.</param>
/// <param name="InputTokens">The cached included.</param>
/// <param name="Estimated">True where a provider did not tell what was used.</param>
/// <param name="Cost">Null where no prices are configured.</param>
/// <param name="Currency">Null where no prices are configured.</param>
/// <param name="Remembered">How many answers were given before and cost nothing.</param>
public sealed record ReportModel(
    string Name,
    string? Prompt,
    string Outcome,
    string? Cause,
    string? Bucket,
    string? Container,
    string? Summary,
    IReadOnlyList<ReportRefusal> Refusals,
    int Repairs,
    string? Fault,
    int Calls,
    long InputTokens,
    long OutputTokens,
    long CachedTokens,
    bool Estimated,
    decimal? Cost,
    string? Currency,
    int Remembered);
