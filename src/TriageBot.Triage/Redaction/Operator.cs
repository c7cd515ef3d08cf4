namespace TriageBot.Triage.Redaction;

/// <summary>What joins a name and its value.</summary>
/// <param name="Sign"><c>=</c>, <c>:</c>, <c>&gt;</c> of an XML element, a space behind a long flag, or <c>i</c> for the word is or was.</param>
/// <param name="End">Where the value may begin.</param>
/// <param name="Spaced">Whether white space stands behind the sign, as in a sentence or in YAML.</param>
/// <param name="Enclosed">Whether the name stands in quotes or brackets, which a sentence does not do.</param>
internal readonly record struct Operator(char Sign, int End, bool Spaced, bool Enclosed)
{
    public static Operator? After(string text, int nameStart, int nameEnd)
    {
        var at = nameEnd;
        while (at < text.Length && at - nameEnd < 8 && text[at] is '\\' or '"' or '\'' or ']')
            at++;
        var enclosed = at > nameEnd;
        var isFlag = text.AsSpan(nameStart).StartsWith("--");
        var gap = SkipBlanks(text, at);

        if (SignAt(text, nameStart, gap, enclosed, isFlag) is var (sign, length))
            return Behind(text, sign, gap + length, enclosed);

        return isFlag && gap > at && gap < text.Length ? new Operator(' ', gap, true, false) : null;
    }

    private static (char Sign, int Length)? SignAt(string text, int nameStart, int at, bool enclosed, bool isFlag)
    {
        var rest = text.AsSpan(Math.Min(at, text.Length));
        return rest switch
        {
            ['=', '=' or '~', ..] or [':', ':', ..] or [':', '/', '/', ..] => null,
            ['=', '>', ..] or [':', '=', ..] => ('=', 2),
            ['=', ..] => ('=', 1),
            // ["--db-password", "…"]: the next argument of a list.
            [',', ..] when isFlag && enclosed => (' ', 1),
            ['i', 's', ' ', ..] when at > nameStart && text[at - 1] == ' ' => ('i', 2),
            ['w', 'a', 's', ' ', ..] when at > nameStart && text[at - 1] == ' ' => ('i', 3),
            ['%', '3', 'D' or 'd', ..] => ('=', 3),
            // arn:aws:secretsmanager:region:account:secret:name is no assignment, nor is valueFrom's …:name:json-key:.
            [':', not (' ' or '\t'), ..] when !enclosed && nameStart > 0 && text[nameStart - 1] == ':' => null,
            [':', ..] => (':', 1),
            ['>', ..] when nameStart > 0 && text[nameStart - 1] == '<' => ('>', 1),
            _ => null,
        };
    }

    private static Operator Behind(string text, char sign, int at, bool enclosed)
    {
        var value = SkipBlanks(text, at);
        return new Operator(sign, value, value > at, enclosed);
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;
        return at;
    }
}
