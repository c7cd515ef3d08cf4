using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace TriageBot.Slack.Inbound;

/// <summary>
/// Checks that Slack sent a request: its signature <c>v0</c> over the raw body, not older and not newer than five minutes.
/// See https://docs.slack.dev/authentication/verifying-requests-from-slack
/// </summary>
public sealed class RequestSignature
{
    public const string TimestampHeader = "X-Slack-Request-Timestamp";
    public const string SignatureHeader = "X-Slack-Signature";

    private const int SignatureLength = 67;
    private const int TimestampDigits = 12;

    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(300);

    private readonly TimeProvider _time;
    private readonly byte[][] _secrets;

    /// <param name="secrets">All that are accepted: while a secret is being replaced, the old one and the new one.</param>
    /// <exception cref="ArgumentException">There is none, or one is empty: then everybody could sign.</exception>
    public RequestSignature(IEnumerable<string> secrets, TimeProvider time)
    {
        _time = time;
        _secrets = [.. secrets.Select(s => string.IsNullOrWhiteSpace(s) ? throw new ArgumentException("A signing secret is empty.", nameof(secrets)) : Encoding.UTF8.GetBytes(s))];
        if (_secrets.Length == 0)
            throw new ArgumentException("There is no signing secret: it stands on the app's page under Basic Information.", nameof(secrets));
    }

    /// <summary>What is wrong with the request; <see cref="SignatureCheck.Valid"/> where nothing is.</summary>
    public SignatureCheck Check(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        if (!TryGetOnly(headers, TimestampHeader, out var timestamp) || !TryGetOnly(headers, SignatureHeader, out var signature))
            return SignatureCheck.HeaderMissingOrRepeated;
        if (timestamp.Length > TimestampDigits || !timestamp.All(char.IsAsciiDigit))
            return SignatureCheck.TimestampMalformed;
        var age = _time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(0).AddSeconds(long.Parse(timestamp, CultureInfo.InvariantCulture));
        if (age.Duration() > s_window)
            return SignatureCheck.OutsideOfWindow;
        return Matches(timestamp, signature, body) ? SignatureCheck.Valid : SignatureCheck.Mismatch;
    }

    private bool Matches(string timestamp, string signature, ReadOnlySpan<byte> body)
    {
        if (signature.Length != SignatureLength || !Ascii.IsValid(signature))
            return false;
        var given = Encoding.ASCII.GetBytes(signature);
        var matches = false;
        foreach (var secret in _secrets)
        {
            // Every secret is tried, so that the time does not tell which one fits.
            matches |= CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Sign(secret, timestamp, body)));
        }

        return matches;
    }

    private static string Sign(byte[] secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(Encoding.ASCII.GetBytes($"v0:{timestamp}:"));
        hash.AppendData(body);
        return $"v0={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static bool TryGetOnly(IHeaderDictionary headers, string name, [NotNullWhen(true)] out string? value)
    {
        value = headers.TryGetValue(name, out StringValues values) && values.Count == 1 ? values[0] : null;
        return !string.IsNullOrEmpty(value);
    }
}

/// <summary>For logs and tests; who sent the request hears nothing of it.</summary>
public enum SignatureCheck
{
    Valid,

    HeaderMissingOrRepeated,

    TimestampMalformed,

    /// <summary>More than 300 s in the past or in the future: a replay, or a wrong clock.</summary>
    OutsideOfWindow,

    Mismatch,
}
