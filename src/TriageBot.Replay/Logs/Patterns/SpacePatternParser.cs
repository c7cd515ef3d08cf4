namespace TriageBot.Replay.Logs.Patterns;

/// <summary><c>[ip, user, ..., status = 4* || status = 5*, bytes &gt; 1000]</c>: named fields, conditions on them, one ellipsis for any number of fields.</summary>
internal static class SpacePatternParser
{
    public static SpacePattern Parse(PatternCursor cursor)
    {
        cursor.Take("[");
        List<SpaceField> fields = [];
        int? gap = null;
        do
        {
            cursor.SkipSpace();
            if (!cursor.TryTake("...") && !cursor.TryTake("…"))
                fields.Add(Field(cursor));
            else if (gap is null)
                gap = fields.Count;
            else
                throw new FormatException("One ellipsis is the most.");
            cursor.SkipSpace();
        }
        while (cursor.TryTake(","));
        cursor.Take("]");
        return new(fields, gap);
    }

    private static SpaceField Field(PatternCursor cursor)
    {
        var name = Name(cursor);
        return new(name, cursor.Peek is ',' or ']' ? null : Or(cursor, name));
    }

    private static Func<Func<string, string>, bool> Or(PatternCursor cursor, string name)
    {
        var terms = new List<Func<Func<string, string>, bool>> { And(cursor, name) };
        while (cursor.TryTake("||"))
            terms.Add(And(cursor, Name(cursor)));
        return values => terms.Exists(term => term(values));
    }

    private static Func<Func<string, string>, bool> And(PatternCursor cursor, string name)
    {
        var terms = new List<Func<Func<string, string>, bool>> { Condition(cursor, name) };
        while (cursor.TryTake("&&"))
            terms.Add(Condition(cursor, Name(cursor)));
        return values => terms.TrueForAll(term => term(values));
    }

    private static Func<Func<string, string>, bool> Condition(PatternCursor cursor, string name)
    {
        var comparison = Comparison.Parse(cursor);
        cursor.SkipSpace();
        return values => comparison.Holds(values(name), Comparison.ReadNumber(values(name)));
    }

    private static string Name(PatternCursor cursor)
    {
        cursor.SkipSpace();
        var name = cursor.TakeAny(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
        cursor.SkipSpace();
        return name;
    }
}
