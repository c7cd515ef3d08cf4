namespace TriageBot.Triage.Questions;

/// <summary>What people say to each other in a thread: it is left alone.</summary>
internal static class Chatter
{
    private static readonly string[] s_asking =
    [
        "what", "what's", "whats", "why", "when", "how", "which", "where", "was", "wasn't", "is", "isn't", "are", "were", "can", "could", "may", "did", "does", "do", "has", "have", "had", "any", "since",
    ];

    private static readonly string[] s_telling = ["show", "give", "list", "check", "find", "search", "grep", "look", "tell", "get", "print", "compare", "explain", "diff", "tail", "fetch", "display", "please", "recheck", "run"];

    private static readonly string[] s_people = ["you", "u", "anyone", "anybody", "someone", "somebody", "everyone", "y'all", "i"];

    public static bool Is(Wording words)
    {
        if (words.All.Count == 0 || words.Text.StartsWith("<@", StringComparison.Ordinal))
            return true;

        var (first, second) = (words.First, words.Lower.Count > 1 ? words.Lower[1] : "");
        if (s_telling.Contains(first))
            return words.Has("you'll", "i'll") || second is "i" or "it" or "out";
        if (!words.IsQuestion && !s_asking.Contains(first))
            return true;

        // "Did you look at the logs?" is for a person; "can you show the logs?" may be for whoever can.
        if (first is "should" or "shall" or "who" or "who's" or "whose" or "anyone" or "anybody" or "someone" || words.Has("anyone", "anybody"))
            return true;
        if (words.Has("you", "your", "u") && !words.Lower.Any(s_telling.Contains) && !words.Has("do", "answer"))
            return true;
        return s_people.Contains(second) && !(second == "you" && words.Lower.Skip(2).Any(s_telling.Contains) && first is "can" or "could");
    }
}
