using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Alerts.Signatures;

/// <summary>The secrets that one sender may use. Each is tried, so that the time does not tell which one fits.</summary>
internal sealed class Secrets
{
    private const int SignatureLength = 64;

    private readonly byte[][] _secrets;

    /// <exception cref="ArgumentException">One is empty: then everybody could sign.</exception>
    public Secrets(IEnumerable<string> secrets) =>
        _secrets = [.. secrets.Select(s => string.IsNullOrWhiteSpace(s) ? throw new ArgumentException("A secret of a webhook is empty.", nameof(secrets)) : Encoding.UTF8.GetBytes(s))];

    public bool IsEmpty => _secrets.Length == 0;

    /// <summary>Whether it is one of them.</summary>
    public bool Has(string given)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(given));
        var has = false;
        foreach (var secret in _secrets)
            has |= CryptographicOperations.FixedTimeEquals(hash, SHA256.HashData(secret));
        return has;
    }

    /// <summary>Whether a signature in hexadecimal digits is HMAC-SHA256 over the prefix and the body.</summary>
    public bool Signed(string signature, string prefix, ReadOnlySpan<byte> body)
    {
        if (signature.Length != SignatureLength || !signature.All(char.IsAsciiHexDigit))
            return false;
        var given = Convert.FromHexString(signature);
        var signed = false;
        foreach (var secret in _secrets)
        {
            using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
            hash.AppendData(Encoding.UTF8.GetBytes(prefix));
            hash.AppendData(body);
            signed |= CryptographicOperations.FixedTimeEquals(given, hash.GetHashAndReset());
        }

        return signed;
    }
}
