using System.Text;

namespace TriageBot.Replay.Logs.Patterns;

/// <summary>Reads a pattern from left to right.</summary>
internal sealed class PatternCursor(string text)
{
    private const int MostRegexes = 2;

    private int _at;
    private int _regexes;

    public bool AtEnd => _at >= text.Length;

    /// <summary>The next character; NUL at the end.</summary>
    public char Peek => AtEnd ? '\0' : text[_at];

    public void SkipSpace()
    {
        while (!AtEnd && char.IsWhiteSpace(text[_at]))
            _at++;
    }

    public bool TryTake(string token)
    {
        if (string.CompareOrdinal(text, _at, token, 0, token.Length) != 0)
            return false;
        _at += token.Length;
        return true;
    }

    /// <summary>A keyword, whatever its case, if it stands here as a whole word.</summary>
    public bool TryTakeWord(string word)
    {
        var end = _at + word.Length;
        if (string.Compare(text, _at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0 || (end < text.Length && char.IsAsciiLetterOrDigit(text[end])))
            return false;
        _at = end;
        return true;
    }

    public void Take(string token)
    {
        if (!TryTake(token))
            throw Unexpected();
    }

    /// <summary>One or more characters of a kind.</summary>
    public string TakeWhile(Func<char, bool> kind)
    {
        var word = TakeAny(kind);
        return word.Length > 0 ? word : throw Unexpected();
    }

    public string TakeAny(Func<char, bool> kind)
    {
        var from = _at;
        while (!AtEnd && kind(text[_at]))
            _at++;
        return text[from.._at];
    }

    /// <summary>What stands between two quotation marks; a backslash keeps a mark or a backslash.</summary>
    public string TakeQuoted(char mark = '"')
    {
        Take(mark.ToString());
        var quoted = new StringBuilder();
        while (Peek != mark || AtEnd)
        {
            if (AtEnd)
                throw Unexpected();
            if (Peek == '\\' && _at + 1 < text.Length && (text[_at + 1] == mark || text[_at + 1] == '\\'))
                _at++;
            quoted.Append(text[_at++]);
        }

        _at++;
        return quoted.ToString();
    }

    /// <summary>What stands between two percent signs, as a regular expression.</summary>
    public LineRegex TakeRegex()
    {
        Take("%");
        var from = _at;
        while (Peek != '%' || AtEnd)
        {
            if (AtEnd)
                throw Unexpected();
            _at += Peek == '\\' && _at + 1 < text.Length ? 2 : 1;
        }

        if (++_regexes > MostRegexes)
            throw new FormatException($"A pattern takes {MostRegexes} regular expressions.");
        return LineRegex.Parse(text[from.._at++]);
    }

    public FormatException Unexpected() => new($"Unexpected {(AtEnd ? "end" : $"'{Peek}'")} at position {_at + 1}.");
}
