using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace TriageBot.Alerts.Signatures;

/// <summary>
/// For senders that cannot sign: the secret itself, as <c>Authorization: Bearer …</c>, as the password of <c>Authorization: Basic …</c>, or as
/// <c>X-Alert-Secret</c>. It is as safe as the TLS in front of it.
/// </summary>
internal sealed class SharedSecret(Secrets secrets) : ISenderCheck
{
    public const string Header = "X-Alert-Secret";

    private const int Longest = 4096;

    public bool Accepts(IHeaderDictionary headers, ReadOnlySpan<byte> body) =>
        (headers.Only(Header) ?? Authorization(headers)) is { Length: <= Longest } given && secrets.Has(given);

    private static string? Authorization(IHeaderDictionary headers)
    {
        if (headers.Only("Authorization") is not { Length: <= Longest } value || !AuthenticationHeaderValue.TryParse(value, out var given) || given.Parameter is not { } parameter)
            return null;
        return given.Scheme.ToLowerInvariant() switch
        {
            "bearer" => parameter,
            "basic" => Password(parameter),
            _ => null,
        };
    }

    private static string? Password(string base64)
    {
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
            return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        return pair.IndexOf(':') is >= 0 and var colon ? pair[(colon + 1)..] : null;
    }
}
