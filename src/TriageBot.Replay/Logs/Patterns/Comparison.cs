using System.Globalization;

namespace TriageBot.Replay.Logs.Patterns;

/// <summary>An operator and what it compares with: a text with wildcards, a number, or a regular expression.</summary>
internal sealed record Comparison(string Operator, Wildcard Text, double? Number, LineRegex? Regex)
{
    private static readonly string[] Operators = ["!=", "<=", ">=", "=", "<", ">"];

    /// <summary>Whether this holds for a value; for the ordering operators only if it is a number.</summary>
    public bool Holds(string value, double? number) => Operator switch
    {
        "=" => Same(value, number),
        "!=" => !Same(value, number),
        "<" => number < Number,
        ">" => number > Number,
        "<=" => number <= Number,
        _ => number >= Number,
    };

    private bool Same(string value, double? number) =>
        Regex is not null ? Regex.Matches(value) : Number is not null && number is not null ? number == Number : Text.Matches(value);

    /// <exception cref="FormatException">No operator, nothing to compare with, or an order without a number.</exception>
    public static Comparison Parse(PatternCursor cursor)
    {
        var sign = Operators.FirstOrDefault(cursor.TryTake) ?? throw cursor.Unexpected();
        cursor.SkipSpace();
        // AWS's own examples write w1=!ERROR for w1!=ERROR.
        if (sign == "=" && cursor.TryTake("!"))
            sign = "!=";
        if (cursor.Peek == '%' && sign is "=" or "!=")
            return new(sign, new("*"), null, cursor.TakeRegex());
        var quoted = cursor.Peek == '"';
        var text = quoted ? cursor.TakeQuoted() : cursor.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '*' or '+' or '-');
        var number = quoted ? null : ReadNumber(text);
        return sign is "=" or "!=" || number is not null ? new(sign, new(text), number, null) : throw new FormatException("Only numbers have an order.");
    }

    /// <summary>An integer or decimal, with a sign and an exponent if need be.</summary>
    public static double? ReadNumber(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;
}
