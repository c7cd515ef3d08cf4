using System.Buffers;
using System.Text;

namespace TriageBot.Triage.Rulebook.Matching;

/// <summary>
/// The form in which texts are compared: straight apostrophes (AWS writes some as U+2019), one space for any run of white space or
/// control characters, no terminal colours. Only the first 32 Ki characters are read.
/// </summary>
internal static class Normal
{
    // The ideographic space is the last character in Unicode's plane that counts as white space.
    public const char LastGap = '\u3000';

    private const int Longest = 32 * 1024;
    private const char Escape = '\u001b';

    private static readonly SearchValues<char> s_odd = SearchValues.Create(
        [.. Enumerable.Range(0, LastGap + 1).Select(c => (char)c).Where(c => (IsGap(c) && c != ' ') || c is '\u2018' or '\u2019')]);

    public static string Of(string text)
    {
        if (text.Length > Longest)
            text = text[..Longest];

        return text.AsSpan().ContainsAny(s_odd) || text.Contains("  ", StringComparison.Ordinal) ? Rewritten(text) : text;
    }

    /// <summary>What has to be read of a text where apostrophes and runs of white space are taken care of elsewhere.</summary>
    public static ReadOnlySpan<char> Readable(string text) =>
        text.Contains(Escape, StringComparison.Ordinal) ? Of(text) : text.AsSpan(0, Math.Min(text.Length, Longest));

    public static bool IsGap(char c) => char.IsWhiteSpace(c) || char.IsControl(c);

    private static string Rewritten(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == Escape && i + 1 < text.Length && text[i + 1] == '[')
                i = EndOfColour(text, i + 2);
            else if (c is '\u2018' or '\u2019')
                result.Append('\'');
            else if (!IsGap(c))
                result.Append(c);
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }

        return result.ToString();
    }

    // CSI: parameters, then one letter that ends it.
    private static int EndOfColour(string text, int start)
    {
        var i = start;
        while (i < text.Length && text[i] is >= '0' and <= '?')
            i++;
        return i;
    }
}
