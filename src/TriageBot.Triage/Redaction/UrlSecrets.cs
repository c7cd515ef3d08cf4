using System.Buffers;
using System.Text.RegularExpressions;

namespace TriageBot.Triage.Redaction;

/// <summary>Finds the password in <c>scheme://user:password@host</c>, and in the driver forms that have no scheme.</summary>
internal static class UrlSecrets
{
    private const string Kind = "password";

    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\"'`<>|\\");

    // Go's MySQL driver: user:password@tcp(host:3306)/db. Oracle's: jdbc:oracle:thin:user/password@host.
    private static readonly Regex Schemeless = new(
        @"(?:\b[A-Za-z0-9_.-]+:(?<secret>[^\s""'`]+)@(?:tcp|unix)\()|(?:oracle:thin:[A-Za-z0-9_]+/(?<secret>[^\s""'`@]+)@)",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public static IEnumerable<SecretSpan> Find(string text)
    {
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            if (UserInfo(text, at + 3) is { } secret)
                yield return secret;
        }

        if (!text.Contains('@') || !(text.Contains("@tcp(", StringComparison.Ordinal) || text.Contains("@unix(", StringComparison.Ordinal) || text.Contains("oracle:thin:", StringComparison.Ordinal)))
            yield break;

        foreach (Match match in Schemeless.Matches(text))
            yield return new SecretSpan(match.Groups["secret"].Index, match.Groups["secret"].Index + match.Groups["secret"].Length, Kind);
    }

    private static SecretSpan? UserInfo(string text, int start)
    {
        var rest = text.AsSpan(start, Math.Min(text.Length - start, 2048));
        var whole = rest.IndexOfAny(Ends) is >= 0 and var stop ? rest[..stop] : rest;
        var authority = whole.IndexOfAny('/', '?', '#') is >= 0 and var path ? whole[..path] : whole;

        var at = authority.LastIndexOf('@');
        if (at < 0)
            at = UnescapedPassword(whole, authority);
        if (at <= 0)
            return null;

        var colon = whole[..at].IndexOf(':');
        if (colon >= 0)
            return at - colon > 1 && !IsMask(whole[(colon + 1)..at]) ? new SecretSpan(start + colon + 1, start + at, Kind) : null;

        // A long user without a password is a token: https://<token>@host.
        return at >= 20 && whole[..at].ContainsAnyInRange('0', '9') ? new SecretSpan(start, start + at, "token") : null;
    }

    /// <summary>The end of a password that itself holds a slash or the like: <c>user:pa/ss@host</c>, but not <c>host:8080/x@y</c>.</summary>
    private static int UnescapedPassword(ReadOnlySpan<char> whole, ReadOnlySpan<char> authority)
    {
        var colon = authority.IndexOf(':');
        if (colon < 0 || !authority[(colon + 1)..].ContainsAnyExceptInRange('0', '9'))
            return -1;

        return whole.LastIndexOf('@');
    }

    private static bool IsMask(ReadOnlySpan<char> password) => !password.ContainsAnyExcept('*', 'x', 'X')
        || password[0] is '$' or '<' || (password[0] == '{' && password[^1] == '}');
}
