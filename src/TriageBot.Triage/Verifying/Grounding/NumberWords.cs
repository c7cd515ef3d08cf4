namespace TriageBot.Triage.Verifying.Grounding;

/// <summary>Numbers written as words. What is no count ("one of them", "at once", "the first") is prose.</summary>
internal static class NumberWords
{
    private static readonly string[] s_small =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    private static readonly string[] s_tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly Dictionary<string, int> s_others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["once"] = 1,
        ["twice"] = 2,
        ["thrice"] = 3,
        ["dozen"] = 12,
        ["dozens"] = 12,
        ["hundred"] = 100,
        ["hundreds"] = 100,
        ["thousand"] = 1000,
        ["thousands"] = 1000,
        ["million"] = 1_000_000,
        ["millions"] = 1_000_000,
    };

    private static readonly HashSet<string> s_pointing = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "this", "that", "which", "no", "any", "each", "every", "only", "another", "some", "new", "old", "last", "first", "next", "other", "wrong", "right", "same", "a", "an", "its", "their",
    };

    private static readonly HashSet<string> s_followsPronoun = new(StringComparer.OrdinalIgnoreCase) { "of", "that", "which", "who", "or", "another", "it", "is", "was", "in", "for", "before", "after", "line", "thing", "reason", "way" };

    private static readonly HashSet<string> s_followsConjunction = new(StringComparer.OrdinalIgnoreCase) { "the", "a", "an", "it", "its", "this", "that", "they", "all", "more", "again", "there", "no", "memory", "ECS" };

    /// <summary>The count that a word says between its neighbours; null where it says none.</summary>
    public static int? Of(string word, string? before, string? after) => word.ToLowerInvariant() switch
    {
        "one" when IsArticle(before) || after is null || s_followsPronoun.Contains(after) => null,
        "once" when before is "at" or "more" or "all" || after is null || s_followsConjunction.Contains(after) || before is null => before is not null && after is null && before is not ("at" or "more") ? 1 : null,
        var lower => Value(lower),
    };

    /// <summary>True for a word behind which a plain word is no name and <c>one</c> no count.</summary>
    public static bool IsArticle(string? word) => word is not null && s_pointing.Contains(word);

    private static int? Value(string word)
    {
        if (s_others.TryGetValue(word, out var other))
            return other;
        if (Array.IndexOf(s_small, word) is >= 0 and var small)
            return small;

        var parts = word.Split('-');
        var tens = Array.IndexOf(s_tens, parts[0]);
        return tens < 0 || parts.Length > 2 ? null
            : parts.Length == 1 ? (tens + 2) * 10
            : Array.IndexOf(s_small, parts[1]) is > 0 and < 10 and var ones ? ((tens + 2) * 10) + ones : null;
    }
}
