using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Questions.Free;

/// <summary>Answers questions in free words. What it says is a draft: each sentence of it is verified before anybody reads it.</summary>
public interface IFreeReader
{
    /// <summary><c>model:</c> and its name.</summary>
    string Name { get; }

    /// <summary>Reads what it needs, within its own bounds, and answers. What goes wrong is said in the draft, never thrown.</summary>
    /// <param name="cancellationToken">Ends it at once; then the draft is what there is by then.</param>
    Task<FreeDraft> Read(FreeBrief brief, CancellationToken cancellationToken);
}

/// <summary>What a reader is given.</summary>
/// <param name="Words">The question, in a person's words.</param>
/// <param name="Channel">Where it is asked.</param>
/// <param name="Gathered">What was read of the incident before.</param>
/// <param name="Readings">The rulebook's, best first: readings, and no conclusions.</param>
/// <param name="Shelf">What more may be read, and what has been.</param>
/// <param name="Progress">Told of each step.</param>
public sealed record FreeBrief(string Words, string Channel, Dossier Gathered, IReadOnlyList<Hypothesis> Readings, Shelf Shelf, IProgress<string>? Progress);

/// <summary>What came of it: sentences, or a fault.</summary>
/// <param name="Fault">Why there is no answer, in one line for people; null where there is one.</param>
public sealed record FreeDraft(IReadOnlyList<FreeSentence> Sentences, string? Fault)
{
    /// <summary>Such as <c>answer 1</c>; null where nothing was asked.</summary>
    public string? Prompt { get; init; }

    public ModelUse Use { get; init; } = ModelUse.None;
}

/// <param name="Text">Hostile text.</param>
/// <param name="Cites">Ids of lines and facts.</param>
public sealed record FreeSentence(string Text, IReadOnlyList<string> Cites);
