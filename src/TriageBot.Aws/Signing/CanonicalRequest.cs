using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Aws.Signing;

/// <summary>
/// The one spelling of a request that both sides hash.
/// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
/// </summary>
internal sealed record CanonicalRequest(string Text, string SignedHeaders)
{
    public static CanonicalRequest Of(SignableRequest request)
    {
        var headers = request.Headers
            .GroupBy(h => h.Key.ToLowerInvariant(), h => Collapse(h.Value))
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Name: g.Key, Value: string.Join(',', g)))
            .ToList();
        var signedHeaders = string.Join(';', headers.Select(h => h.Name));

        var text = new StringBuilder()
            .Append(request.Method).Append('\n')
            .Append(Path(request.Path)).Append('\n')
            .Append(Query(request.Query)).Append('\n');
        foreach (var (name, value) in headers)
            text.Append(name).Append(':').Append(value).Append('\n');
        text.Append('\n').Append(signedHeaders).Append('\n').Append(Hex(SHA256.HashData(request.Body.Span)));

        return new CanonicalRequest(text.ToString(), signedHeaders);
    }

    public static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    // Every service but S3 encodes the path a second time, on top of the encoding that it has on the wire.
    private static string Path(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string Query(string query)
    {
        var parameters = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split('=', 2))
            .Select(p => (Name: Encode(p[0]), Value: p.Length > 1 ? Encode(p[1]) : ""))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .ThenBy(p => p.Value, StringComparer.Ordinal)
            .Select(p => $"{p.Name}={p.Value}");
        return string.Join('&', parameters);
    }

    private static string Encode(string wire) => Uri.EscapeDataString(Uri.UnescapeDataString(wire));

    private static string Collapse(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
