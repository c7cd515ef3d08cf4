using System.Text.RegularExpressions;
using TriageBot.Replay.Logs.Patterns;

namespace TriageBot.Replay.Logs.Insights;

/// <summary>
/// The condition of <c>filter</c>: comparisons, <c>like</c>, <c>=~</c>, <c>in</c> and <c>ispresent</c>, joined by <c>and</c>, <c>or</c>, <c>not</c> and parentheses.
/// An event without the field meets no comparison but <c>!=</c> and the negated ones.
/// </summary>
internal static class QueryFilter
{
    private const int Deepest = 50;

    public static Func<InsightsEvent, bool> Parse(QueryCursor cursor) => Or(cursor, 0);

    private static Func<InsightsEvent, bool> Or(QueryCursor cursor, int depth)
    {
        if (depth > Deepest)
            throw new FormatException("too many parentheses");
        var left = And(cursor, depth);
        while (cursor.TryTakeWord("or"))
        {
            var (one, other) = (left, And(cursor, depth));
            left = e => one(e) || other(e);
        }

        return left;
    }

    private static Func<InsightsEvent, bool> And(QueryCursor cursor, int depth)
    {
        var left = Not(cursor, depth);
        while (cursor.TryTakeWord("and"))
        {
            var (one, other) = (left, Not(cursor, depth));
            left = e => one(e) && other(e);
        }

        return left;
    }

    private static Func<InsightsEvent, bool> Not(QueryCursor cursor, int depth)
    {
        var negated = cursor.TryTakeWord("not");
        Func<InsightsEvent, bool> term;
        if (cursor.TryTake("("))
        {
            term = Or(cursor, depth + 1);
            cursor.Take(")");
        }
        else
        {
            term = Term(cursor);
        }

        return negated ? e => !term(e) : term;
    }

    private static Func<InsightsEvent, bool> Term(QueryCursor cursor)
    {
        if (cursor.TryTakeWord("ispresent"))
        {
            cursor.Take("(");
            var present = cursor.TakeField();
            cursor.Take(")");
            return e => e.Text(present) is not null;
        }

        var field = cursor.TakeField();
        var negated = cursor.TryTakeWord("not");
        var test = cursor.TryTakeWord("like") || (!negated && cursor.TryTake("=~")) ? Like(cursor)
            : cursor.TryTakeWord("in") ? In(cursor)
            : negated ? throw cursor.Unexpected()
            : Compared(cursor);
        return negated ? e => !test(e.Text(field)) : e => test(e.Text(field));
    }

    private static Func<string?, bool> Like(QueryCursor cursor)
    {
        if (cursor.Peek is '"' or '\'')
        {
            var part = cursor.TakeBetween(cursor.Peek);
            return text => text?.Contains(part, StringComparison.Ordinal) == true;
        }

        var pattern = cursor.TakeBetween('/');
        try
        {
            var regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return text => text is not null && regex.IsMatch(text);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new FormatException("not a regular expression that can be used here", e);
        }
    }

    private static Func<string?, bool> In(QueryCursor cursor)
    {
        List<Func<string?, bool>> values = [];
        cursor.Take("[");
        do
            values.Add(Equal(cursor));
        while (cursor.TryTake(","));
        cursor.Take("]");
        return text => values.Exists(value => value(text));
    }

    private static Func<string?, bool> Compared(QueryCursor cursor)
    {
        if (cursor.TryTake("!="))
        {
            var equal = Equal(cursor);
            return text => !equal(text);
        }

        foreach (var sign in new[] { "<=", ">=", "<", ">" })
        {
            if (cursor.TryTake(sign))
                return Ordered(sign, Comparison.ReadNumber(cursor.TakeNumber()) ?? throw cursor.Unexpected());
        }

        cursor.Take("=");
        return Equal(cursor);
    }

    private static Func<string?, bool> Ordered(string sign, double bound) => text => (text is null ? null : Comparison.ReadNumber(text)) is { } number && sign switch
    {
        "<" => number < bound,
        ">" => number > bound,
        "<=" => number <= bound,
        _ => number >= bound,
    };

    private static Func<string?, bool> Equal(QueryCursor cursor)
    {
        if (cursor.Peek is '"' or '\'')
        {
            var value = cursor.TakeBetween(cursor.Peek);
            return text => text == value;
        }

        var number = Comparison.ReadNumber(cursor.TakeNumber()) ?? throw cursor.Unexpected();
        return text => text is not null && Comparison.ReadNumber(text) == number;
    }
}
