namespace TriageBot.Triage.Questions;

/// <summary>What people say to each other in a thread: it is left alone.</summary>
internal static class Chatter
{
    public static bool Is(Wording words) => words.All.Count == 0 || !words.IsQuestion;
}
