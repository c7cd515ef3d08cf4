namespace TriageBot.Replay.Iam.Simulation;

/// <summary>The wildcards of policies: <c>*</c> is any run of characters, <c>?</c> is one.</summary>
internal static class Glob
{
    /// <summary>Takes at most the product of both lengths, whatever the pattern.</summary>
    public static bool Matches(string pattern, string text, bool ignoreCase)
    {
        var (p, t, star, resume) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, resume) = (p++, t);
            }
            else if (p < pattern.Length && (pattern[p] == '?' || Same(pattern[p], text[t], ignoreCase)))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                (p, t) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).IndexOfAnyExcept('*') < 0;
    }

    private static bool Same(char a, char b, bool ignoreCase) => a == b || (ignoreCase && char.ToUpperInvariant(a) == char.ToUpperInvariant(b));
}
