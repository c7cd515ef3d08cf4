using System.Buffers;

namespace TriageBot.Triage.Redaction;

/// <summary>
/// Finds values given to secret-looking names: environment variables, JSON (also escaped inside JSON), YAML, logfmt, query strings, headers,
/// connection strings, long flags, XML elements.
/// </summary>
internal static class Assignments
{
    private const int LongestName = 128;

    private static readonly SearchValues<string> Hints =
        SearchValues.Create(["pass", "pwd", "_pw", "secret", "token", "key", "cred", "sig", "auth"], StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<SecretSpan> Find(string text)
    {
        for (var from = 0; from < text.Length;)
        {
            var hit = text.AsSpan(from).IndexOfAny(Hints);
            if (hit < 0)
                yield break;

            var (start, end) = NameAround(text, from + hit, from);
            from = end;
            if (SecretNames.Of(text.AsSpan(start, end - start)) is not { } name || Operator.After(text, start, end) is not { } assigned)
                continue;

            var value = Values.Read(text, start, assigned);
            if (!SecretValues.IsSecret(text, start, name, assigned, value))
                continue;

            yield return new SecretSpan(value.Start, value.End, name.Kind);
            from = value.End;
        }
    }

    private static (int Start, int End) NameAround(string text, int hit, int from)
    {
        var (start, end) = (hit, hit);
        while (start > from && hit - start < LongestName && IsNamePart(text[start - 1]))
            start--;
        while (end < text.Length && end - hit < LongestName && IsNamePart(text[end]))
            end++;
        return (start, end);
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.';
}
