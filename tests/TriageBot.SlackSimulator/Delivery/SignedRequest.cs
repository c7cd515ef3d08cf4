using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Simulation.Delivery;

/// <summary>Slack's request signature, version 0. https://docs.slack.dev/authentication/verifying-requests-from-slack</summary>
public static class SignedRequest
{
    public const string TimestampHeader = "X-Slack-Request-Timestamp";
    public const string SignatureHeader = "X-Slack-Signature";

    /// <param name="timestamp">Unix seconds, as in the header.</param>
    /// <param name="body">The raw bytes.</param>
    public static string Signature(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);
        return "v0=" + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    internal static HttpRequestMessage Make(Uri url, byte[] body, string contentType, string secret, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return new(HttpMethod.Post, url)
        {
            Content = content,
            Headers =
            {
                { "User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)" },
                { "Accept", "application/json,*/*" },
                { TimestampHeader, timestamp },
                { SignatureHeader, Signature(secret, timestamp, body) },
            },
        };
    }

    internal static void Unsign(HttpRequestMessage request)
    {
        request.Headers.Remove(TimestampHeader);
        request.Headers.Remove(SignatureHeader);
    }
}
