using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace TriageBot.Triage.Redaction;

/// <summary>What stands in a secret's place.</summary>
internal static class Placeholders
{
    private const string Mark = "[redacted:";

    private static readonly Regex Shape = new(@"(?:[A-Za-z0-9_.-]+…)?\[redacted:[a-z-]+:[0-9a-f]{6}\]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public static string For(ReadOnlySpan<char> secret, SecretSpan span, byte[] key)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(secret.Length)];
        var length = Encoding.UTF8.GetBytes(secret, bytes);
        var tag = Convert.ToHexStringLower(HMACSHA256.HashData(key, bytes.AsSpan(0, length)).AsSpan(0, 3));
        var shown = span.Shown > 0 ? $"{secret[..span.Shown]}…" : "";
        return $"{shown}{Mark}{span.Kind}:{tag}]";
    }

    /// <summary>A text without them: their words are ours.</summary>
    public static string Without(string text) => text.Contains(Mark, StringComparison.Ordinal) ? Shape.Replace(text, "") : text;

    /// <summary>Those that an earlier pass put there.</summary>
    public static IReadOnlyList<SecretSpan> In(string text)
    {
        if (!text.Contains(Mark, StringComparison.Ordinal))
            return [];

        var found = new List<SecretSpan>();
        foreach (var match in Shape.EnumerateMatches(text))
            found.Add(new SecretSpan(match.Index, match.Index + match.Length, ""));
        return found;
    }
}
