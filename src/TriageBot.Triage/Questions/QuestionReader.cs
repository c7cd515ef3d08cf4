namespace TriageBot.Triage.Questions;

/// <summary>Reads what a person wrote in a thread, or behind <c>ask</c>, as a question about the incident.</summary>
public static class QuestionReader
{
    /// <summary>Longer texts are read up to here.</summary>
    internal const int LongestText = 1000;

    /// <summary>The question; null for chatter, which is none of ours.</summary>
    /// <param name="text">Any text, without the mention of the bot.</param>
    /// <param name="isAddressed">True where it is said to the bot (a mention, the terminal): then there is always an answer, if only what can be asked.</param>
    public static Question? Read(string text, bool isAddressed)
    {
        var words = Wording.Of(text);
        if (isAddressed && words.All.Count == 0)
            return new HelpQuestion();

        return Commands.Read(words)
            ?? Mistyped(words, isAddressed)
            ?? (isAddressed || !Chatter.Is(words) ? FreeQuestions.Read(words) : null)
            ?? (isAddressed ? FreeQuestions.Unclear(words) : null);
    }

    /// <summary>A command whose first word is a typing mistake away. What is not said to us is not guessed at where it is a short word alone.</summary>
    private static Question? Mistyped(Wording words, bool isAddressed) =>
        words.First.Length >= (isAddressed ? 4 : 5) && Nearest.Of(words.First, HelpLines.Names) is { } meant && meant != words.First
            ? Commands.Read(words.With([meant, .. words.All.Skip(1)])) is { } read ? read with { IsCommand = false } : null
            : null;
}
