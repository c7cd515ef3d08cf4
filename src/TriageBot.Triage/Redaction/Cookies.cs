using System.Text.RegularExpressions;

namespace TriageBot.Triage.Redaction;

/// <summary>Finds the values in <c>Cookie:</c> and <c>Set-Cookie:</c> headers; names and attributes stay.</summary>
internal static class Cookies
{
    private static readonly string[] Attributes = ["path", "domain", "expires", "max-age", "samesite", "priority", "version"];

    private static readonly Regex Header = new(
        @"cookies?[\\""'\]]*[ \t]*(?:=>|[:=])[ \t]*[\[\\""']*(?<pairs>[^\r\n""'\\\]]+)",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static IEnumerable<SecretSpan> Find(string text)
    {
        if (!text.Contains("cookie", StringComparison.OrdinalIgnoreCase))
            yield break;

        foreach (Match match in Header.Matches(text))
        {
            var pairs = match.Groups["pairs"];
            var start = pairs.Index;
            foreach (var pair in pairs.Value.Split(';'))
            {
                if (Value(pair) is { } value)
                    yield return new SecretSpan(start + value.Start, start + value.End, "cookie");
                start += pair.Length + 1;
            }
        }
    }

    private static (int Start, int End)? Value(string pair)
    {
        var equals = pair.IndexOf('=');
        var name = equals < 0 ? "" : pair[..equals].Trim();
        if (name.Length == 0 || name.Contains(' ') || Attributes.Contains(name.ToLowerInvariant()))
            return null;

        var length = pair.AsSpan(equals + 1).IndexOfAny(' ', ',', '}') is >= 0 and var end ? end : pair.Length - equals - 1;
        return length >= 6 ? (equals + 1, equals + 1 + length) : null;
    }
}
