using TriageBot.Triage.Gathering;
using TriageBot.Triage.Questions.Free;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Triage.Questions;

/// <summary>The answer to a question about an incident.</summary>
/// <param name="Outline">Short, redacted and bounded.</param>
/// <param name="Audit">Each look-up that was made for it, also those that found nothing and those that were refused; the edge adds who and where.</param>
public sealed record Reply(Outline Outline, IReadOnlyList<AuditEntry> Audit)
{
    /// <summary>The text of the question whose answer is the next page, to be read as any other; null where all is said.</summary>
    public string? Continuation { get; init; }

    /// <summary>What was gathered for it; null where nothing had to be.</summary>
    public Dossier? Gathered { get; init; }

    /// <summary>The new answer, where the whole incident was looked into again.</summary>
    public Answer? Investigated { get; init; }

    /// <summary>What a model made of the question; null where none was asked.</summary>
    public FreeReading? Model { get; init; }
}

/// <summary>One look-up, for the record.</summary>
/// <param name="Source">The API, such as <c>logs</c>.</param>
/// <param name="Query">The exact query; words of people stand quoted in it.</param>
/// <param name="Size">How many things were found.</param>
/// <param name="EvidenceIds">Of what was found and is shown; the look's own id where it is shown as a whole.</param>
public sealed record AuditEntry(string Source, string Query, string? Window, LookResult Result, int Size, IReadOnlyList<string> EvidenceIds);
