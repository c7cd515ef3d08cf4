using System.Globalization;
using System.Text;

namespace TriageBot.Triage.Rulebook.Files;

/// <summary>A value of a rule file that stands on one line; null for whatever is better left to the library.</summary>
internal static class PlainScalars
{
    private const string BeginsOther = "[]{},#|>@`\"'%!&*?-:";

    public static RuleNode? Value(string text, int line, Dictionary<string, RuleNode> anchors)
    {
        if (text is ['*', .. var alias])
            return anchors.GetValueOrDefault(alias);

        string? name = null;
        if (text is ['&', ..])
        {
            var end = text.IndexOf(' ', StringComparison.Ordinal);
            if (end < 0)
                return null;
            (name, text) = (text[1..end], text[end..].TrimStart(' '));
        }

        var at = 0;
        RuleNode? value = text switch
        {
            ['[', ..] => List(text, line, ref at),
            ['"', ..] or ['\'', ..] => Quoted(text, ref at) is { } quoted ? new PlainNode(line, quoted) : null,
            _ => Plain(text, line, ref at),
        };
        if (value is null || at != text.Length || (name is not null && !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')))
            return null;
        if (name is not null)
            anchors[name] = value;
        return value;
    }

    private static PlainNode? Plain(string text, int line, ref int at)
    {
        at = text.Length;
        return text.Length == 0 || BeginsOther.Contains(text[0], StringComparison.Ordinal) || text[^1] == ':' || text.Contains(": ", StringComparison.Ordinal) || text.Contains(" #", StringComparison.Ordinal)
            ? null
            : new PlainNode(line, text);
    }

    // Only quoted texts and bare names stand in brackets.
    private static PlainNode? List(string text, int line, ref int at)
    {
        var items = new List<RuleNode>();
        at = 1;
        while (at < text.Length)
        {
            while (at < text.Length && text[at] == ' ')
                at++;
            var item = at < text.Length && text[at] is '"' or '\'' ? Quoted(text, ref at) : Name(text, ref at);
            if (item is null)
                return null;

            items.Add(new PlainNode(line, item));
            while (at < text.Length && text[at] == ' ')
                at++;
            if (at == text.Length || text[at] is not (',' or ']'))
                return null;
            if (text[at++] == ']')
                return new PlainNode(line, items);
        }

        return null;
    }

    private static string? Name(string text, ref int at)
    {
        var from = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.'))
            at++;
        return at > from ? text[from..at] : null;
    }

    private static string? Quoted(string text, ref int at)
    {
        var quote = text[at++];
        var end = text.AsSpan(at).IndexOfAny(quote, '\\');
        if (end < 0)
            return null;

        // Most texts hold nothing that has to be rewritten.
        if (text[at + end] == quote && !(quote == '\'' && at + end + 1 < text.Length && text[at + end + 1] == '\''))
        {
            var plain = text.Substring(at, end);
            at += end + 1;
            return plain;
        }

        var result = new StringBuilder(text.Length);
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == quote && quote == '\'' && at + 1 < text.Length && text[at + 1] == quote)
                at++;
            else if (c == quote)
                return Ended(result, ref at);
            else if (c == '\\' && quote == '"')
                c = Escaped(text, ref at);

            if (c == '\uFFFF')
                return null;
            result.Append(c);
        }

        return null;
    }

    private static string Ended(StringBuilder result, ref int at)
    {
        at++;
        return result.ToString();
    }

    // U+FFFF, which is no character, for an escape that is left to the library.
    private static char Escaped(string text, ref int at)
    {
        at++;
        switch (at < text.Length ? text[at] : ' ')
        {
            case '\\': return '\\';
            case '"': return '"';
            case 't': return '\t';
            case 'n': return '\n';
            case 'r': return '\r';
            case 'e': return '\u001b';
            case 'u' when at + 4 < text.Length && ushort.TryParse(text.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code < 0xD800:
                at += 4;
                return (char)code;
            default: return '\uFFFF';
        }
    }
}
