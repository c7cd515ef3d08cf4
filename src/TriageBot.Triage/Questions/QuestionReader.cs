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
        var question = Commands.Read(words) ?? (isAddressed || !Chatter.Is(words) ? FreeQuestions.Read(words) : null);
        return question ?? (isAddressed ? FreeQuestions.Unclear(words) : null);
    }
}
