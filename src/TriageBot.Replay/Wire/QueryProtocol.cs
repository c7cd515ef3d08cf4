using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using TriageBot.Replay.Ec2;

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

    /// <param name="result">The members of the result, as a JSON object.</param>
    public static AwsAnswer Answer(string requestId, XNamespace ns, string operation, ReadOnlyMemory<byte> result)
    {
        using var members = JsonDocument.Parse(result);
        if (ns == Ec2Operations.Namespace)
            return new(200, ContentType, Bytes(new XElement(ns + $"{operation}Response", new XElement(ns + "requestId", requestId), Ec2Xml.Of(ns, members.RootElement))), requestId);
        return Answer(requestId, ns, operation, [.. XmlFields.Of(ns, members.RootElement)]);
    }

    public static AwsAnswer Answer(string requestId, XNamespace ns, string operation, params XElement[] result) => new(200, ContentType, Bytes(
        new XElement(ns + $"{operation}Response",
            new XElement(ns + $"{operation}Result", result),
            new XElement(ns + "ResponseMetadata", new XElement(ns + "RequestId", requestId)))), requestId);

    public static AwsAnswer Error(string requestId, WireService? service, string signedService, AwsRefusal refusal)
    {
        var code = service?.Name == "iam" && refusal.Code is "InternalServerError" ? "ServiceFailure" : Code(refusal.Code);
        var status = refusal.Status == 400 && code is "AccessDenied" or "MissingAuthenticationToken" or "ExpiredToken" or "InvalidClientTokenId" or "UnauthorizedOperation" ? 403 : refusal.Status;
        var ns = service?.Namespace ?? XNamespace.None;
        var body = signedService == "ec2"
            ? new XElement("Response",
                new XElement("Errors", new XElement("Error", new XElement("Code", code == "AccessDenied" ? "UnauthorizedOperation" : code), new XElement("Message", refusal.Message))),
                new XElement("RequestID", requestId))
            : new XElement(ns + "ErrorResponse",
                new XElement(ns + "Error", new XElement(ns + "Type", Fault(refusal)), new XElement(ns + "Code", code), new XElement(ns + "Message", refusal.Message)),
                new XElement(ns + "RequestId", requestId));
        return new(status, ContentType, Bytes(body), requestId);
    }

    /// <summary>Whose fault an error is, in the words of this protocol.</summary>
    public static string Fault(AwsRefusal refusal) => refusal.Status >= 500 ? "Receiver" : "Sender";

    /// <summary>The JSON services say AccessDeniedException where the Query services say AccessDenied.</summary>
    public static string Code(string code) => code switch
    {
        "AccessDeniedException" or "MissingAuthenticationTokenException" or "ExpiredTokenException" or "IncompleteSignatureException" or "ThrottlingException"
            or "InvalidParameterValueException" => code[..^"Exception".Length],
        "InvalidSignatureException" => "SignatureDoesNotMatch",
        "UnrecognizedClientException" => "InvalidClientTokenId",
        "UnknownOperationException" => "InvalidAction",
        "InternalServerError" => "InternalFailure",
        "SerializationException" => "MalformedInput",
        _ => code,
    };

    private static ReadOnlyMemory<byte> Bytes(XElement element) => Encoding.UTF8.GetBytes(XmlFields.Clean(element).ToString(SaveOptions.DisableFormatting));
}
