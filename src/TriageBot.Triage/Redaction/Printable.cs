using System.Globalization;
using System.Text;

namespace TriageBot.Triage.Redaction;

/// <summary>Text from outside, made safe to show: what could move a cursor, recolour a terminal, reverse or forge a line is made visible or left out.</summary>
public static class Printable
{
    private const char Escape = '\u001b';

    /// <summary>
    /// Line feeds and tabs stay. ANSI escape sequences, zero-width characters and bidirectional controls are left out; other control
    /// characters become their picture (<c>␀</c>, <c>␇</c> …), Unicode line separators <c>⏎</c>, a lone surrogate U+FFFD.
    /// </summary>
    public static string Of(string text)
    {
        var first = FirstUnsafe(text);
        if (first < 0)
            return text;

        var shown = new StringBuilder(text.Length).Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            var c = text[i];
            if (c == Escape)
                i = AnsiEnd(text, i);
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                AppendPair(shown, text, i++);
            else if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                continue;
            else
                Append(shown, c);
        }

        return shown.ToString();
    }

    private static int FirstUnsafe(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsPlain(text[i]))
                return i;
        }

        return -1;
    }

    private static bool IsPlain(char c) => c is >= ' ' and <= '~' or '\n' or '\t'
        || (c > '\u009f' && !char.IsSurrogate(c) && !IsInvisible(char.GetUnicodeCategory(c)) && !IsFiller(c));

    private static bool IsInvisible(UnicodeCategory category) => category
        is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // Letters by category, but drawn as nothing.
    private static bool IsFiller(char c) => c is '\u115f' or '\u1160' or '\u3164' or '\uffa0' or '\u034f';

    private static void Append(StringBuilder shown, char c)
    {
        if (IsPlain(c))
            shown.Append(c);
        else if (c < ' ')
            shown.Append((char)('\u2400' + c));
        else if (c == '\u007f')
            shown.Append('\u2421');
        else if (c is '\u0085' or '\u2028' or '\u2029')
            shown.Append('⏎');
        else if (char.IsSurrogate(c) || c <= '\u009f')
            shown.Append('\ufffd');
    }

    private static void AppendPair(StringBuilder shown, string text, int at)
    {
        // Tag characters (U+E0000–U+E007F) are invisible and have carried hidden instructions to language models.
        if (CharUnicodeInfo.GetUnicodeCategory(text, at) != UnicodeCategory.Format && char.ConvertToUtf32(text, at) is < 0xE0000 or > 0xE0FFF)
            shown.Append(text, at, 2);
    }

    /// <summary>The index of the last character of the escape sequence that starts here (ECMA-48: CSI, the string controls, two-character ones).</summary>
    private static int AnsiEnd(string text, int start)
    {
        var i = start + 1;
        if (i >= text.Length)
            return start;

        switch (text[i])
        {
            case '[':
                do
                    i++;
                while (i < text.Length && text[i] is >= ' ' and <= '?');
                return i < text.Length && text[i] is >= '@' and <= '~' ? i : i - 1;
            case ']' or 'P' or 'X' or '^' or '_':
                return StringControlEnd(text, i);
            case >= ' ' and <= '~':
                return i;
            default:
                return start;
        }
    }

    // Ends at BEL or ESC \. One that never ends must not swallow the text after it: then only its introducer goes.
    private static int StringControlEnd(string text, int introducer)
    {
        for (var i = introducer + 1; i < text.Length && text[i] is not '\n'; i++)
        {
            if (text[i] == '\a')
                return i;
            if (text[i] == Escape)
                return i + 1 < text.Length && text[i + 1] == '\\' ? i + 1 : introducer;
        }

        return introducer;
    }
}
