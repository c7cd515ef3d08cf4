using System.Net;
using System.Text;
using System.Xml.Linq;

namespace TriageBot.Replay.Wire;

/// <summary>AWS Query: a form in, XML out. EC2 has an error shape of its own.</summary>
internal static class QueryProtocol
{
    private const string ContentType = "text/xml";

    public static IReadOnlyDictionary<string, string> ReadForm(ReadOnlyMemory<byte> body)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in Encoding.UTF8.GetString(body.Span).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            form[WebUtility.UrlDecode(equals < 0 ? pair : pair[..equals])] = equals < 0 ? "" : WebUtility.UrlDecode(pair[(equals + 1)..]);
        }

        return form;
    }

    public static AwsAnswer Answer(string requestId, XNamespace ns, string operation, params object[] result) => new(200, ContentType, Bytes(
        new XElement(ns + $"{operation}Response",
            new XElement(ns + $"{operation}Result", result),
            new XElement(ns + "ResponseMetadata", new XElement(ns + "RequestId", requestId)))), requestId);

    public static AwsAnswer Error(string requestId, string service, AwsRefusal refusal)
    {
        var code = QueryCode(refusal.Code);
        var status = refusal.Status == 400 && code is "AccessDenied" or "MissingAuthenticationToken" or "ExpiredToken" or "InvalidClientTokenId" or "UnauthorizedOperation" ? 403 : refusal.Status;
        var kind = status >= 500 ? "Receiver" : "Sender";
        var body = service == "ec2"
            ? new XElement("Response",
                new XElement("Errors", new XElement("Error", new XElement("Code", code == "AccessDenied" ? "UnauthorizedOperation" : code), new XElement("Message", refusal.Message))),
                new XElement("RequestID", requestId))
            : new XElement("ErrorResponse",
                new XElement("Error", new XElement("Type", kind), new XElement("Code", code), new XElement("Message", refusal.Message)),
                new XElement("RequestId", requestId));
        return new(status, ContentType, Bytes(body), requestId);
    }

    // The JSON services say AccessDeniedException where the Query services say AccessDenied.
    private static string QueryCode(string code) => code switch
    {
        "AccessDeniedException" or "MissingAuthenticationTokenException" or "ExpiredTokenException" or "IncompleteSignatureException" or "ThrottlingException" =>
            code[..^"Exception".Length],
        "InvalidSignatureException" => "SignatureDoesNotMatch",
        "UnrecognizedClientException" => "InvalidClientTokenId",
        "UnknownOperationException" => "InvalidAction",
        _ => code,
    };

    private static ReadOnlyMemory<byte> Bytes(XElement element) => Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
}
