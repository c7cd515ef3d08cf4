namespace TriageBot.Replay.Logs.Patterns;

/// <summary>
/// Terms: all must stand in the line; <c>-term</c> must not; of <c>?terms</c> one must, but they are ignored where any other kind of term stands beside them.
/// A term with anything but letters, digits and underscores is quoted. No term at all matches every line.
/// </summary>
internal sealed class TermsPattern : ILinePattern
{
    private readonly List<Func<string, bool>> _all = [];
    private readonly List<Func<string, bool>> _none = [];
    private readonly List<Func<string, bool>> _any = [];

    public bool Matches(string message)
    {
        if (_all.Count == 0 && _none.Count == 0)
            return _any.Count == 0 || _any.Exists(term => term(message));
        return _all.TrueForAll(term => term(message)) && !_none.Exists(term => term(message));
    }

    public static TermsPattern Parse(PatternCursor cursor)
    {
        var pattern = new TermsPattern();
        for (cursor.SkipSpace(); !cursor.AtEnd; cursor.SkipSpace())
        {
            var terms = cursor.TryTake("?") ? pattern._any : cursor.TryTake("-") ? pattern._none : pattern._all;
            cursor.SkipSpace();
            terms.Add(Term(cursor));
            if (!cursor.AtEnd && !char.IsWhiteSpace(cursor.Peek))
                throw cursor.Unexpected();
        }

        return pattern;
    }

    private static Func<string, bool> Term(PatternCursor cursor)
    {
        if (cursor.Peek == '%')
            return cursor.TakeRegex().Matches;
        var term = cursor.Peek == '"' ? cursor.TakeQuoted() : cursor.TakeWhile(c => char.IsLetterOrDigit(c) || c == '_');
        return message => message.Contains(term, StringComparison.Ordinal);
    }
}
