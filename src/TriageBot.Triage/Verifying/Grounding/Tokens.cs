namespace TriageBot.Triage.Verifying.Grounding;

/// <summary>A word, name or figure of the words.</summary>
/// <param name="Begins">True where a sentence begins with it, or a quotation stood before it: then its capital says nothing.</param>
internal sealed record Token(string Text, bool Begins);

/// <summary>Words, cut where prose is cut: paths, hosts and names stay whole.</summary>
internal static class Tokens
{
    /// <summary>Stands where a quotation stood.</summary>
    public const char Quoted = '\u0001';

    private const string Cuts = " \u0001—–→=|;,()[]{}<>\"“”`~≈*&+";
    private const string Around = ".:!?'’‘#$%…\\";

    public static IReadOnlyList<Token> Of(string words)
    {
        var tokens = new List<Token>();
        var begins = true;
        for (var from = 0; from < words.Length;)
        {
            var to = from;
            while (to < words.Length && !IsCut(words, to))
                to++;
            var chunk = words[from..to];
            var text = Trimmed(chunk);
            if (text.Length > 0)
            {
                tokens.Add(new Token(text, begins));
                begins = chunk[^1] is '.' or '!' or '?' or ':';
            }

            begins |= to < words.Length && words[to] is Quoted or '(';
            from = to + 1;
        }

        return tokens;
    }

    // A comma between digits is part of a number; a bracket inside a placeholder is part of it.
    private static bool IsCut(string words, int at) =>
        Cuts.Contains(words[at])
        && !(words[at] == ',' && at > 0 && at + 1 < words.Length && char.IsAsciiDigit(words[at - 1]) && char.IsAsciiDigit(words[at + 1]));

    private static string Trimmed(string chunk)
    {
        var text = chunk.TrimStart('.', ':', '!', '?', '\'', '’', '‘', '#', '$', '-').TrimEnd(Around.ToCharArray().Where(c => c != '%').ToArray());
        if (chunk.StartsWith("./", StringComparison.Ordinal) || chunk.StartsWith("../", StringComparison.Ordinal))
            text = chunk.TrimEnd('.', ':', '!', '?');
        return text.EndsWith("'s", StringComparison.Ordinal) || text.EndsWith("’s", StringComparison.Ordinal) ? text[..^2] : text;
    }
}
