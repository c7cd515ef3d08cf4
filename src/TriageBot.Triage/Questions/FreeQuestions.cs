namespace TriageBot.Triage.Questions;

/// <summary>Questions in free words, each matched to the nearest command.</summary>
internal static class FreeQuestions
{
    public static Question? Read(Wording words) => null;

    public static Question Unclear(Wording words) => new UnclearQuestion(null, words.Text);
}
