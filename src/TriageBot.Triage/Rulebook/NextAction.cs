namespace TriageBot.Triage.Rulebook;

/// <summary>What to do next: words and slots of the rulebook, values of the evidence, nothing from a log or a model.</summary>
/// <param name="Id">The rulebook's action.</param>
/// <param name="Text">One sentence.</param>
/// <param name="Field">The setting that it is about; null where none is named or its container's name is not safe to print.</param>
/// <param name="From">The value as it is, where the evidence shows it.</param>
/// <param name="To">The value that is proposed, where one can be computed.</param>
/// <param name="Command">A POSIX shell line to review and run by hand; never executed.</param>
/// <param name="Changes">True where <paramref name="Command"/> would change something.</param>
public sealed record NextAction(string Id, string Text, string? Field, string? From, string? To, string? Command, bool Changes)
{
    /// <summary>The policy statement that is missing, as JSON to review and add by hand; null where none is known.</summary>
    public string? Statement { get; init; }

    /// <summary>Other limits of the task definition that would then be too tight, each in a few words.</summary>
    public IReadOnlyList<string> Mind { get; init; } = [];
}

/// <summary>A neighbour that a reader would think of, and what speaks against it.</summary>
/// <param name="Evidence">Ids of the evidence, as in <see cref="Clue.EvidenceId"/>.</param>
public sealed record RuledOut(string Cause, string Because, IReadOnlyList<string> Evidence);

/// <summary>The signature by which one line backs a cause.</summary>
/// <param name="Field">Where in the line it matched, such as <c>message</c> or <c>stoppedReason</c>.</param>
public sealed record SupportingSignature(string Id, string Cause, Strength Strength, string Field, string Says);
