using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Aws.Signing;

/// <summary>AWS Signature Version 4, header form. See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html</summary>
internal static class SigV4
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The value of <c>X-Amz-Date</c>, which has to be among the signed headers.</summary>
    public static string Timestamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The value of the <c>Authorization</c> header.</summary>
    public static string Authorization(SignableRequest request, AwsKeys keys, string region, string service, DateTimeOffset at)
    {
        var timestamp = Timestamp(at);
        var date = timestamp[..8];
        var scope = $"{date}/{region}/{service}/aws4_request";
        var canonical = CanonicalRequest.Of(request);
        var hash = CanonicalRequest.Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.Text)));
        var signature = Mac(SigningKey(keys, date, region, service), $"{Algorithm}\n{timestamp}\n{scope}\n{hash}");
        return $"{Algorithm} Credential={keys.AccessKeyId}/{scope}, SignedHeaders={canonical.SignedHeaders}, Signature={CanonicalRequest.Hex(signature)}";
    }

    private static byte[] SigningKey(AwsKeys keys, string date, string region, string service)
    {
        var key = Mac(Encoding.UTF8.GetBytes("AWS4" + keys.SecretAccessKey), date);
        key = Mac(key, region);
        key = Mac(key, service);
        return Mac(key, "aws4_request");
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
