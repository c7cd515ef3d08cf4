using System.Globalization;

namespace TriageBot.Replay.Wire;

/// <summary>
/// Who signed a request, and for where: the credential scope of a Signature Version 4 header. The signature itself is not checked (there is no secret
/// to check it with), its form is.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html</remarks>
internal sealed record Signature(string AccessKey, string Region, string Service)
{
    /// <exception cref="AwsRefusal">There is no signature, or none that AWS would read.</exception>
    public static Signature Read(AwsRequest request)
    {
        if (request.Header("Authorization") is not { Length: > 0 } header)
            throw new AwsRefusal("MissingAuthenticationTokenException", "Missing Authentication Token");
        const string Algorithm = "AWS4-HMAC-SHA256 ";
        if (!header.StartsWith(Algorithm, StringComparison.Ordinal))
            throw Incomplete("Authorization header requires the algorithm AWS4-HMAC-SHA256.");
        var parts = Parts(header[Algorithm.Length..]);
        foreach (var name in new[] { "Credential", "SignedHeaders", "Signature" })
        {
            if (!parts.TryGetValue(name, out var value) || value.Length == 0)
                throw Incomplete($"Authorization header requires '{name}' parameter.");
        }

        if (!DateTime.TryParseExact(request.Header("x-amz-date"), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            throw Incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        return Scope(parts["Credential"]);
    }

    private static Signature Scope(string credential)
    {
        var scope = credential.Split('/');
        if (scope.Length != 5 || scope[4] != "aws4_request" || scope.Any(part => part.Length == 0))
            throw Incomplete("Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.");
        if (!scope[2].All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw Incomplete("Credential should be scoped to a valid region.");
        return new(scope[0], scope[2], scope[3]);
    }

    private static Dictionary<string, string> Parts(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                parts[part[..equals]] = part[(equals + 1)..];
        }

        return parts;
    }

    private static AwsRefusal Incomplete(string message) => new("IncompleteSignatureException", message);
}
