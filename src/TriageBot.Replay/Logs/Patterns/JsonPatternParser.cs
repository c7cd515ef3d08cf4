using System.Text.Json;

namespace TriageBot.Replay.Logs.Patterns;

/// <summary>
/// <c>{ $.a = "x" &amp;&amp; ($.b &gt; 3 || $.c IS NULL) }</c>. AND binds tighter than OR. A selector that finds an object, a list, null or nothing
/// meets no comparison, not even <c>!=</c>.
/// </summary>
internal static class JsonPatternParser
{
    public static JsonPattern Parse(PatternCursor cursor)
    {
        cursor.Take("{");
        var condition = Or(cursor);
        cursor.Take("}");
        return new(condition);
    }

    private static Func<JsonElement, bool> Or(PatternCursor cursor)
    {
        var terms = new List<Func<JsonElement, bool>> { And(cursor) };
        while (cursor.TryTake("||"))
            terms.Add(And(cursor));
        return terms.Count == 1 ? terms[0] : line => terms.Exists(term => term(line));
    }

    private static Func<JsonElement, bool> And(PatternCursor cursor)
    {
        var terms = new List<Func<JsonElement, bool>> { Term(cursor) };
        while (cursor.TryTake("&&"))
            terms.Add(Term(cursor));
        return terms.Count == 1 ? terms[0] : line => terms.TrueForAll(term => term(line));
    }

    private static Func<JsonElement, bool> Term(PatternCursor cursor)
    {
        cursor.SkipSpace();
        Func<JsonElement, bool> term;
        if (cursor.TryTake("("))
        {
            term = Or(cursor);
            cursor.Take(")");
        }
        else
        {
            term = Condition(cursor);
        }

        cursor.SkipSpace();
        return term;
    }

    private static Func<JsonElement, bool> Condition(PatternCursor cursor)
    {
        var selector = JsonSelector.Parse(cursor);
        cursor.SkipSpace();
        if (cursor.TryTakeWord("NOT"))
        {
            cursor.SkipSpace();
            return cursor.TryTakeWord("EXISTS") ? line => selector.Find(line) is null : throw cursor.Unexpected();
        }

        if (cursor.TryTakeWord("IS"))
        {
            cursor.SkipSpace();
            var kind = cursor.TryTakeWord("NULL") ? JsonValueKind.Null
                : cursor.TryTakeWord("TRUE") ? JsonValueKind.True
                : cursor.TryTakeWord("FALSE") ? JsonValueKind.False
                : throw cursor.Unexpected();
            return line => selector.Find(line)?.ValueKind == kind;
        }

        var comparison = Comparison.Parse(cursor);
        return line => selector.Find(line) is { } value && Holds(comparison, value);
    }

    private static bool Holds(Comparison comparison, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value) is { } text && comparison.Holds(text, null),
        JsonValueKind.Number => comparison.Holds(value.GetRawText(), Comparison.ReadNumber(value.GetRawText())),
        JsonValueKind.True or JsonValueKind.False => comparison.Holds(value.GetRawText(), null),
        _ => false,
    };

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped: no text that a pattern could mean.
            return null;
        }
    }
}
