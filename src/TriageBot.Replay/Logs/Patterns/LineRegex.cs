using System.Text.RegularExpressions;

namespace TriageBot.Replay.Logs.Patterns;

/// <summary>
/// The regular expressions of filter patterns: ASCII, no groups, a short list of symbols and escapes. A blank is taken too, though AWS's list does not name it.
/// </summary>
internal sealed class LineRegex
{
    private const string Symbols = ":_#=@/;,- ^$?[]{}|\\*+.";

    private readonly Regex _regex;

    private LineRegex(Regex regex) => _regex = regex;

    public bool Matches(string text) => _regex.IsMatch(text);

    /// <exception cref="FormatException">It holds what AWS does not take, or is no regular expression.</exception>
    public static LineRegex Parse(string text)
    {
        Check(text);
        try
        {
            return new(new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new FormatException("Not a regular expression that can be used here.", e);
        }
    }

    private static void Check(string text)
    {
        if (text.Length == 0)
            throw new FormatException("An empty regular expression.");
        var inClass = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\')
                i += Escape(text, i);
            else if (!char.IsAsciiLetterOrDigit(c) && !Symbols.Contains(c, StringComparison.Ordinal))
                throw new FormatException($"'{c}' cannot stand in a regular expression here.");
            else if (c == '[' && inClass)
                throw new FormatException("A class within a class.");
            else if (c is '[' or ']')
                inClass = c == '[';
        }
    }

    // \d \D \s \S \w \W \xhh, or a symbol that is meant as itself.
    private static int Escape(string text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        if ("dDsSwW".Contains(next, StringComparison.Ordinal) || (char.IsAscii(next) && (char.IsPunctuation(next) || char.IsSymbol(next))))
            return 1;
        return next == 'x' && at + 3 < text.Length && char.IsAsciiHexDigit(text[at + 2]) && char.IsAsciiHexDigit(text[at + 3])
            ? 3
            : throw new FormatException("An escape that is not supported.");
    }
}
