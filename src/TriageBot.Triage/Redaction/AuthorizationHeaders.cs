using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;

namespace TriageBot.Triage.Redaction;

/// <summary>Finds what stands behind <c>Authorization:</c>, and bearer and basic credentials without their header's name.</summary>
internal static class AuthorizationHeaders
{
    private static readonly Regex Header = Pattern(@"authorization[\\""'\]]*[ \t]*(?:=>|[:=])[ \t]*[\[\\""']*(?:(?<scheme>[A-Za-z][A-Za-z0-9-]*)[ \t]+)?(?<secret>[^\s""'\\,;\]\}]+)");
    private static readonly Regex Scheme = Pattern(@"\b(?<scheme>bearer|basic)[ \t]+(?<secret>[A-Za-z0-9._~+/=-]{8,})");

    public static IEnumerable<SecretSpan> Find(string text)
    {
        if (text.Contains("authorization", StringComparison.OrdinalIgnoreCase))
        {
            foreach (Match match in Header.Matches(text))
            {
                if (IsCredential(match.Groups["scheme"].Value, match.Groups["secret"].Value))
                    yield return Span(match);
            }
        }

        if (!text.Contains("bearer", StringComparison.OrdinalIgnoreCase) && !text.Contains("basic", StringComparison.OrdinalIgnoreCase))
            yield break;

        foreach (Match match in Scheme.Matches(text))
        {
            var (scheme, value) = (match.Groups["scheme"].Value, match.Groups["secret"].Value);
            if (scheme.Equals("basic", StringComparison.OrdinalIgnoreCase) ? IsUserAndPassword(value) : IsBearer(value))
                yield return Span(match);
        }
    }

    // A signed AWS request names its signature by itself (see Assignments); the rest of that header is public.
    private static bool IsCredential(string scheme, string value) => scheme.ToUpperInvariant() switch
    {
        "AWS4-HMAC-SHA256" or "DIGEST" => false,
        "BASIC" => value.Length >= 8,
        "BEARER" or "TOKEN" or "APIKEY" or "NEGOTIATE" or "KEY" or "GENIEKEY" or "SPLUNK" => value.Length >= 8 && value.Any(char.IsAsciiDigit),
        "" => value.Length >= 12 && value.Any(char.IsAsciiDigit),
        _ => false,
    };

    private static bool IsBearer(string value) => value.Length >= 12 && value.Any(char.IsAsciiDigit);

    private static bool IsUserAndPassword(string value)
    {
        var bytes = new byte[value.Length];
        return Base64.IsValid(value) && Convert.TryFromBase64String(value, bytes, out var length) && Encoding.Latin1.GetString(bytes, 0, length) is var text
            && text.Contains(':') && !text.Any(char.IsControl);
    }

    private static SecretSpan Span(Match match)
    {
        var secret = match.Groups["secret"];
        var kind = match.Groups["scheme"].Value.Equals("basic", StringComparison.OrdinalIgnoreCase) ? "basic-auth" : "token";
        return new SecretSpan(secret.Index, secret.Index + secret.Length, kind);
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
}
