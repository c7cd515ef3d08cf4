using System.Text;

namespace TriageBot.Replay.Logs.Insights;

/// <summary>Reads a query from left to right; blanks between words do not count.</summary>
internal sealed class QueryCursor(string text)
{
    private int _at;

    public char Peek
    {
        get
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
                _at++;
            return _at < text.Length ? text[_at] : '\0';
        }
    }

    public bool TryTake(string token)
    {
        if (Peek == '\0' || string.CompareOrdinal(text, _at, token, 0, token.Length) != 0)
            return false;
        _at += token.Length;
        return true;
    }

    public void Take(string token)
    {
        if (!TryTake(token))
            throw Unexpected();
    }

    /// <summary>A keyword, whatever its case, if it stands here as a whole word.</summary>
    public bool TryTakeWord(string word)
    {
        if (Peek == '\0' || string.Compare(text, _at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0)
            return false;
        var end = _at + word.Length;
        if (end < text.Length && IsWord(text[end]))
            return false;
        _at = end;
        return true;
    }

    /// <summary>A field's name: a word with dots, <c>@</c> before AWS's own, or anything in back-ticks.</summary>
    public string TakeField()
    {
        if (Peek == '`')
            return TakeBetween('`');
        var own = Peek == '@';
        var from = _at;
        _at += own ? 1 : 0;
        while (_at < text.Length && (IsWord(text[_at]) || text[_at] == '.'))
            _at++;
        return _at > from && !char.IsAsciiDigit(text[from]) ? text[from.._at] : throw Unexpected();
    }

    public string TakeNumber()
    {
        var signed = Peek is '-' or '+';
        var from = _at;
        _at += signed ? 1 : 0;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '.'))
            _at++;
        return _at > from && char.IsAsciiDigit(text[_at - 1]) ? text[from.._at] : throw Unexpected();
    }

    /// <summary>What stands between two such marks; a backslash keeps a mark or a backslash, and is itself before anything else.</summary>
    public string TakeBetween(char mark)
    {
        Take(mark.ToString());
        var taken = new StringBuilder();
        for (; _at < text.Length && text[_at] != mark; _at++)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length && (text[_at + 1] == mark || (text[_at + 1] == '\\' && mark != '/')))
                _at++;
            else if (text[_at] == '\\' && mark == '/' && _at + 1 < text.Length)
                taken.Append(text[_at++]);
            taken.Append(text[_at]);
        }

        if (_at++ >= text.Length)
            throw Unexpected();
        return taken.ToString();
    }

    public FormatException Unexpected() => new(Peek == '\0' ? "unexpected end of the query" : $"unexpected symbol found {Peek} at position {_at + 1}");

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
