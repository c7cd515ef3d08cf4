using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Triage.Questions;

/// <summary>What one answer says.</summary>
/// <param name="Ids">The evidence that it shows.</param>
/// <param name="HasMore">True where another page follows.</param>
internal sealed record Said(string Headline, IReadOnlyList<OutlineLine> Lines, IReadOnlyList<string> Ids, bool HasMore = false)
{
    public Mark Mark { get; init; } = Mark.Open;

    /// <summary>True where the looks that found nothing say nothing more than the lines do.</summary>
    public bool SaysAll { get; init; }
}
