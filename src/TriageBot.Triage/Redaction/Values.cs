namespace TriageBot.Triage.Redaction;

/// <summary>Where a value stands, without its quotes.</summary>
internal readonly record struct ValueSpan(int Start, int End, bool Quoted);

/// <summary>Finds the end of a value by what encloses it or, where nothing does, by what may follow it.</summary>
internal static class Values
{
    // A bound for one value, so that quotes that never close cost no second look at the whole text.
    private const int Longest = 16 * 1024;

    public static ValueSpan Read(string text, int nameStart, Operator assigned)
    {
        var at = assigned.End;
        while (at < text.Length && at - assigned.End < 4 && text[at] is '[' or '(' && assigned.Enclosed)
            at++;

        var limit = Math.Min(text.Length, at + Longest);
        var escapes = 0;
        while (at + escapes < limit && text[at + escapes] == '\\')
            escapes++;

        if (at + escapes < limit && text[at + escapes] is '"' or '\'' or '`')
            return new ValueSpan(at + escapes + 1, ClosingQuote(text, at + escapes + 1, limit, text[at + escapes], escapes), true);

        var end = assigned.Sign == '>' ? IndexOfOr(text, '<', at, limit) : BareEnd(text, nameStart, assigned, at, limit);
        return new ValueSpan(at, end, false);
    }

    /// <summary>
    /// In JSON that is itself a JSON string, quotes carry as many backslashes as the opening one; more of them belong to a deeper level, fewer
    /// end the outer string.
    /// </summary>
    private static int ClosingQuote(string text, int at, int limit, char quote, int escapes)
    {
        var run = 0;
        for (var i = at; i < limit; i++)
        {
            if (text[i] == quote && (escapes == 0 ? run % 2 == 0 : run <= escapes))
                return i - (escapes == 0 ? 0 : run);
            run = text[i] == '\\' ? run + 1 : 0;
        }

        return limit;
    }

    private static int BareEnd(string text, int nameStart, Operator assigned, int at, int limit)
    {
        if (assigned.Sign == '=' && ConnectionStrings.ValueEnd(text, nameStart, at) is { } end)
            return end;

        var i = at;
        while (i < limit && !Ends(text, i))
            i++;
        while (i > at && (text[i - 1] is ',' or '.' || ClosesOther(text, at, i - 1)))
            i--;
        return i;
    }

    // "Config(password=x)": the bracket was opened before the value.
    private static bool ClosesOther(string text, int at, int i) => text[i] switch
    {
        ')' => text.IndexOf('(', at, i - at) < 0,
        ']' => text.IndexOf('[', at, i - at) < 0,
        '}' => text.IndexOf('{', at, i - at) < 0,
        '>' => text.IndexOf('<', at, i - at) < 0,
        _ => false,
    };

    private static bool Ends(string text, int i) => text[i] switch
    {
        ' ' or '\t' or '\r' or '\n' or '"' or '\'' or '`' or '|' => true,
        '\\' => i + 1 < text.Length && text[i + 1] is '"' or 'n' or 'r' or 't' or '\\',
        '&' or ',' or ';' => i + 1 == text.Length || text[i + 1] is ' ' or '\n' or '"' or '\'' || StartsPair(text, i + 1),
        '%' => text.AsSpan(i).StartsWith("%26"),
        _ => false,
    };

    /// <summary>Whether a <c>name=</c> begins here: then what stood before was a separator, not a part of the value.</summary>
    private static bool StartsPair(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 64 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.'))
            end++;
        return end > at && end < text.Length && text[end] is '=' or ':';
    }

    private static int IndexOfOr(string text, char c, int at, int limit)
    {
        var found = text.AsSpan(at, limit - at).IndexOf(c);
        return found < 0 ? limit : at + found;
    }
}
