using System.Buffers;

namespace TriageBot.Triage.Redaction;

/// <summary>
/// Finds the body of PEM private keys: between its markers (also with <c>\n</c> spelled out), where one marker is cut off, and a body line that
/// is a log event of its own, as a line-by-line log driver ships it. Certificates and public keys stay.
/// </summary>
internal static class PrivateKeys
{
    private const string Kind = "private-key";
    private const string Dashes = "-----";

    private static readonly SearchValues<char> Body = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\\ \t\r\n");
    private static readonly SearchValues<char> Edge = SearchValues.Create("\\ \t\r\n");

    public static IEnumerable<SecretSpan> Find(string text)
    {
        if (!text.Contains(Dashes, StringComparison.Ordinal))
            return IsLoneLine(text.AsSpan().Trim()) ? [Trimmed(text, 0, text.Length)] : [];

        return BetweenMarkers(text);
    }

    private static IEnumerable<SecretSpan> BetweenMarkers(string text)
    {
        for (var from = 0; NextMarker(text, from) is { } marker;)
        {
            var body = marker.End;
            if (marker.Begins)
            {
                var end = text.IndexOf($"{Dashes}END", body, StringComparison.Ordinal);
                from = end < 0 ? text.Length : end;
                yield return Trimmed(text, body, from);
            }
            else
            {
                // The beginning was cut off: the body is what runs up to this marker.
                var before = text.AsSpan(from, marker.Start - from).LastIndexOfAnyExcept(Body) + 1;
                if (marker.Start - from - before >= 16)
                    yield return Trimmed(text, from + before, marker.Start);
                from = marker.End;
            }
        }
    }

    private static (int Start, int End, bool Begins)? NextMarker(string text, int from)
    {
        for (var at = text.IndexOf(Dashes, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Dashes, at + 1, StringComparison.Ordinal))
        {
            var label = text.AsSpan(at + Dashes.Length);
            var begins = label.StartsWith("BEGIN ");
            if (!begins && !label.StartsWith("END "))
                continue;

            var close = label.IndexOf(Dashes);
            if (close is > 0 and < 64 && label[..close].Contains("PRIVATE KEY", StringComparison.Ordinal))
                return (at, at + Dashes.Length + close + Dashes.Length, begins);
        }

        return null;
    }

    private static SecretSpan Trimmed(string text, int start, int end)
    {
        while (start < end && IsEdge(text, start))
            start += text[start] == '\\' ? 2 : 1;
        while (end > start && (Edge.Contains(text[end - 1]) || (end - 2 >= start && text[end - 2] == '\\' && text[end - 1] is 'n' or 'r')))
            end -= Edge.Contains(text[end - 1]) ? 1 : 2;
        return new SecretSpan(start, Math.Max(start, end), Kind);
    }

    private static bool IsEdge(string text, int at) =>
        text[at] is ' ' or '\t' or '\r' or '\n' || (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is 'n' or 'r');

    /// <summary>64 to 76 characters of base64, or a shorter padded last line: nothing else in a log looks like it (digests are hexadecimal).</summary>
    private static bool IsLoneLine(ReadOnlySpan<char> line)
    {
        if (line.Length is < 24 or > 76 || line.Length < 60 && (line[^1] != '=' || line.Length % 4 != 0))
            return false;

        var (upper, lower, digit) = (0, 0, 0);
        foreach (var c in line)
        {
            if (char.IsAsciiLetterUpper(c))
                upper++;
            else if (char.IsAsciiLetterLower(c))
                lower++;
            else if (char.IsAsciiDigit(c))
                digit++;
            else if (c is not ('+' or '/' or '='))
                return false;
        }

        return upper * 6 >= line.Length && lower * 6 >= line.Length && digit >= 2;
    }
}
