using System.Text;
using System.Text.RegularExpressions;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>A line as somebody may read it who looks behind simple encodings. Only asked of the few lines that are to back a cause of no rule.</summary>
internal static class Unmasked
{
    private const int MostRuns = 8;

    private static readonly Regex s_base64 = new("[A-Za-z0-9+/_-]{16,}={0,2}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    private static readonly Regex s_hex = new("(?:[0-9a-fA-F]{2}){8,}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    private static readonly Regex s_escaped = new(@"\\u([0-9a-fA-F]{4})|&#x?([0-9a-fA-F]{2,5});", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Letters that only look like others, or are not seen at all: fullwidth and mathematical ones, tags, words of two scripts.</summary>
    public static bool HidesLetters(string text) =>
        text.EnumerateRunes().Any(r => r.Value is >= 0xE0000 and <= 0xE0FFF or >= 0xFF01 and <= 0xFF5E or >= 0x1D400 and <= 0x1D7FF)
        || text.Split(' ').Any(w => w.Any(char.IsAsciiLetter) && w.Any(c => c is >= '\u0370' and <= '\u052f'));

    public static IEnumerable<string> Of(string text)
    {
        yield return text;
        yield return string.Concat(text.Select(Turned));
        yield return string.Concat(text.Reverse());
        yield return string.Concat(text.Select(Plain));
        if (text.Contains('%'))
            yield return Uri.UnescapeDataString(text);
        if (s_escaped.IsMatch(text))
            yield return s_escaped.Replace(text, Unescaped);
        foreach (Match run in s_hex.Matches(text).Take(MostRuns))
            yield return Encoding.UTF8.GetString(Convert.FromHexString(run.Value));
        foreach (Match run in s_base64.Matches(text).Take(MostRuns))
        {
            var bytes = new byte[run.Length];
            var whole = run.Value.TrimEnd('=').Replace('-', '+').Replace('_', '/');
            if (Convert.TryFromBase64String(whole.PadRight((whole.Length + 3) / 4 * 4, '='), bytes, out var length))
                yield return Encoding.UTF8.GetString(bytes, 0, length);
        }
    }

    private static string Unescaped(Match match) =>
        match.Groups[1].Success ? $"{(char)Convert.ToInt32(match.Groups[1].Value, 16)}"
        : match.Value.Contains('x') ? Scalar(Convert.ToInt32(match.Groups[2].Value, 16)) : int.TryParse(match.Groups[2].Value, out var number) ? Scalar(number) : match.Value;

    private static string Scalar(int value) => Rune.IsValid(value) ? new Rune(value).ToString() : "";

    private static char Turned(char c) => c switch
    {
        >= 'a' and <= 'z' => (char)('a' + ((c - 'a' + 13) % 26)),
        >= 'A' and <= 'Z' => (char)('A' + ((c - 'A' + 13) % 26)),
        _ => c,
    };

    // 1gn0r3 4ll
    private static char Plain(char c) => c switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' => 'a', '5' => 's', '7' => 't', '$' => 's', '@' => 'a', _ => c };
}
