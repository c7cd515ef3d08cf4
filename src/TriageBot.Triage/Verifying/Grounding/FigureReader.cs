using System.Globalization;

namespace TriageBot.Triage.Verifying.Grounding;

/// <summary>Reads a figure where one begins.</summary>
internal static class FigureReader
{
    // More digits than a decimal holds are an id.
    private const int MostDigits = 27;
    private const int LongestUnit = 13;

    /// <summary>The number that begins at a digit; null where it is too long for one.</summary>
    public static (Figure Figure, int End)? Number(string text, int at)
    {
        var digits = new List<char>();
        var i = Run(text, at, digits);
        while (i + 3 < text.Length && text[i] is ',' or '\'' or '_' && digits.Count > 0 && IsGroup(text, i + 1) && i - at <= MostDigits)
            i = Run(text, i + 1, digits);

        var decimals = 0;
        if (i + 1 < text.Length && text[i] == '.' && char.IsAsciiDigit(text[i + 1]))
        {
            digits.Add('.');
            var end = Run(text, i + 1, digits);
            decimals = end - i - 1;
            i = end;
        }

        var written = new string([.. digits]);
        return written.Length <= MostDigits && decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? (new Figure(value, decimals, written.Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length, Unit.None), i)
            : null;
    }

    /// <summary>The unit that stands at a place, after one space or hyphen or none, and where it ends; null where none does.</summary>
    public static (Unit Unit, int End)? UnitAt(string text, int at)
    {
        var start = at < text.Length && text[at] is ' ' or '-' ? at + 1 : at;
        if (start < text.Length && text[start] == '%')
            return (Unit.Of("%")!, start + 1);

        var end = start;
        while (end < text.Length && end - start <= LongestUnit && char.IsLetter(text[end]))
            end++;
        return end > start && (end == text.Length || !char.IsAsciiDigit(text[end]) || start == at) && Unit.Of(text[start..end]) is { } unit ? (unit, end) : null;
    }

    private static int Run(string text, int at, List<char> digits)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            digits.Add(text[at++]);
        return at;
    }

    private static bool IsGroup(string text, int at) =>
        at + 2 < text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2])
        && (at + 3 == text.Length || !char.IsAsciiDigit(text[at + 3]));
}
