using Microsoft.AspNetCore.Http;

namespace TriageBot.Alerts.Signatures;

/// <summary>
/// Our own: <c>X-Alert-Timestamp</c> (seconds since 1970, at most five minutes from now) and <c>X-Alert-Signature: v1=…</c>, HMAC-SHA256 in hexadecimal digits
/// over <c>v1:&lt;timestamp&gt;:&lt;raw body&gt;</c>. What was overheard cannot be sent later.
/// </summary>
internal sealed class TimestampedSignature(Secrets secrets, TimeProvider time) : ISenderCheck
{
    public const string TimestampHeader = "X-Alert-Timestamp";
    public const string Header = "X-Alert-Signature";

    private const string Version = "v1=";

    public bool Accepts(IHeaderDictionary headers, ReadOnlySpan<byte> body) =>
        headers.Only(TimestampHeader) is { } timestamp && headers.Only(Header) is { } signature
        && Headers.IsFresh(timestamp, time) && signature.StartsWith(Version, StringComparison.Ordinal)
        && secrets.Signed(signature[Version.Length..], $"v1:{timestamp}:", body);
}
