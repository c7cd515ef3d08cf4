using System.Buffers;
using System.Text;

namespace TriageBot.Triage.Rulebook.Matching;

/// <summary>
/// The form in which texts are compared: straight apostrophes (AWS writes some as U+2019), one space for any run of white space or
/// control characters, no terminal colours. Only the first 32 Ki characters are read.
/// </summary>
internal static class Normal
{
    private const int Longest = 32 * 1024;
    private const char Escape = '\u001b';

    // Whatever may need work: control characters, non-breaking space, typographic apostrophes. Plain text takes the fast way out.
    private static readonly SearchValues<char> s_odd = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (char)c), '\u007f', '\u00a0', '\u2018', '\u2019', '\u2028', '\u2029']);

    public static string Of(string text)
    {
        if (text.Length > Longest)
            text = text[..Longest];

        return text.AsSpan().ContainsAny(s_odd) || text.Contains("  ", StringComparison.Ordinal) ? Rewritten(text) : text;
    }

    private static string Rewritten(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == Escape && i + 1 < text.Length && text[i + 1] == '[')
            {
                i = EndOfColour(text, i + 2);
                continue;
            }

            if (c is '\u2018' or '\u2019')
                result.Append('\'');
            else if (!char.IsWhiteSpace(c) && !char.IsControl(c))
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
