namespace TriageBot.Triage.Questions;

/// <summary>Questions in free words, each matched to the nearest command.</summary>
internal static class FreeQuestions
{
    private const int ShortestMistyped = 5;

    /// <summary>So long a word is hardly another one that is meant.</summary>
    private const int LongMistyped = 8;

    private const int ShortestCommand = 4;
    private const int LongestAsked = 120;

    /// <summary>Null where they ask for none of them.</summary>
    public static Question? Read(Wording words)
    {
        var question = Corrected(words, LongMistyped) ?? Intents.Of(words) ?? Corrected(words, ShortestMistyped);
        return question is null ? null : question with { IsCommand = false, IsFree = true, Names = question.Names.Count > 0 || question is SearchQuestion or IamQuestion or NetworkQuestion ? question.Names : Naming.In(words) };
    }

    public static Question Unclear(Wording words) =>
        new UnclearQuestion(words.First.Length < ShortestCommand ? null : Nearest.Of(words.First, HelpLines.Names), Redaction.Bounded.Middle(words.Text.ReplaceLineEndings(" "), LongestAsked));

    private static Question? Corrected(Wording words, int shortest) =>
        words.With([.. words.All.Select(w => w.Length >= shortest ? Nearest.Of(w, Intents.Telling) ?? w : w)]) is var corrected && !corrected.All.SequenceEqual(words.All)
            ? Commands.Read(corrected) ?? Intents.Of(corrected)
            : null;
}
