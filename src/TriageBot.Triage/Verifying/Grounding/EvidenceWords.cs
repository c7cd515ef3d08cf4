namespace TriageBot.Triage.Verifying.Grounding;

/// <summary>Whether a piece stands in the evidence as a whole: never as part of a longer number, name, host or version.</summary>
internal sealed class EvidenceWords(IReadOnlyList<string> texts)
{
    private const int ShortestId = 8;

    /// <summary>To the letter.</summary>
    public bool Holds(string piece, StringComparison comparison = StringComparison.Ordinal) => texts.Any(t => Find(t, piece, 0, comparison) >= 0);

    /// <summary>A name, in whatever case; one that is another's beginning, such as Postgres and PostgreSQL, counts.</summary>
    public bool HoldsName(string name) =>
        Holds(name, StringComparison.OrdinalIgnoreCase) || (name.Length > ShortestKin && texts.Any(t => HoldsKin(t, name)));

    /// <summary>The beginning of a longer id in hexadecimal, as people write them.</summary>
    public bool HoldsBeginningOfId(string piece) =>
        piece.Length >= ShortestId && piece.All(char.IsAsciiHexDigit) && piece.Any(char.IsAsciiDigit)
        && texts.Any(t => Starts(t, piece).Any(at => RunEnd(t, at) - at >= piece.Length * 3 / 2 && t[at..RunEnd(t, at)].All(char.IsAsciiHexDigit)));

    /// <summary>A quotation in one text; three dots stand for what was left out between its parts.</summary>
    public bool Quoted(string quotation)
    {
        var parts = quotation.Split("...", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 && texts.Any(t => InOrder(t, parts));
    }

    private const int ShortestKin = 4;

    private static bool InOrder(string text, string[] parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var at = Cut(text, part, from);
            if (at < 0)
                return false;
            from = at + part.Length;
        }

        return true;
    }

    // A quotation may begin and end anywhere but inside a word or a number.
    private static int Cut(string text, string part, int from)
    {
        for (var at = text.IndexOf(part, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + 1, StringComparison.Ordinal))
        {
            var after = at + part.Length;
            if (!(at > 0 && IsWord(text[at - 1]) && IsWord(part[0])) && !(after < text.Length && IsWord(text[after]) && IsWord(part[^1])) && !CutsNumber(text, at, after))
                return at;
        }

        return -1;
    }

    private static bool CutsNumber(string text, int at, int after) =>
        (at > 1 && char.IsAsciiDigit(text[at]) && text[at - 1] is '.' or ',' && char.IsAsciiDigit(text[at - 2]))
        || (after + 1 < text.Length && char.IsAsciiDigit(text[after - 1]) && text[after] is '.' or ',' && char.IsAsciiDigit(text[after + 1]));

    private static int Find(string text, string piece, int from, StringComparison comparison)
    {
        for (var at = text.IndexOf(piece, from, comparison); at >= 0; at = text.IndexOf(piece, at + 1, comparison))
        {
            if (BeginsThere(text, at, piece) && EndsThere(text, at + piece.Length, piece))
                return at;
        }

        return -1;
    }

    private static bool BeginsThere(string text, int at, string piece)
    {
        if (at == 0 || !IsWord(piece[0]))
            return true;

        var before = text[at - 1];
        if (IsWord(before))
            return IsEscape(text, at);
        if (at == 1 || !char.IsAsciiLetterOrDigit(text[at - 2]))
            return true;

        // A member of something, or a class in its package, keeps its name; a host or a version loses its own.
        return before switch
        {
            '-' => false,
            '.' => !piece.Contains('.') ? !char.IsAsciiDigit(piece[0]) : char.IsAsciiLetterUpper(piece[piece.LastIndexOf('.') + 1 < piece.Length ? piece.LastIndexOf('.') + 1 : 0]),
            _ => true,
        };
    }

    // In JSON a line feed or tab before a word is written with a letter.
    private static bool IsEscape(string text, int at) => text[at - 1] is 'n' or 't' or 'r' && at > 1 && text[at - 2] == '\\';

    private static bool EndsThere(string text, int after, string piece)
    {
        if (after >= text.Length || !IsWord(piece[^1]))
            return true;
        if (IsWord(text[after]))
            return false;
        if (after + 1 >= text.Length || !char.IsAsciiLetterOrDigit(text[after + 1]))
            return true;
        return text[after] switch
        {
            '-' => false,
            '.' => !piece.Contains('.') && !char.IsAsciiDigit(piece[^1]),
            _ => true,
        };
    }

    private static bool HoldsKin(string text, string name)
    {
        foreach (var at in Starts(text, name[..(ShortestKin + 1)]))
        {
            var word = text.AsSpan(at, RunEnd(text, at) - at);
            if (word.StartsWith(name, StringComparison.OrdinalIgnoreCase) || (word.Length > ShortestKin && name.AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }

    private static IEnumerable<int> Starts(string text, string beginning)
    {
        for (var at = text.IndexOf(beginning, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(beginning, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at == 0 || !IsWord(text[at - 1]))
                yield return at;
        }
    }

    private static int RunEnd(string text, int at)
    {
        while (at < text.Length && char.IsAsciiLetterOrDigit(text[at]))
            at++;
        return at;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
