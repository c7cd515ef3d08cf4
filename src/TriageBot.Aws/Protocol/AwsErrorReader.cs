using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using TriageBot.Aws.Operations;

namespace TriageBot.Aws.Protocol;

/// <summary>Recognises an error answer, by whatever the protocol, a proxy or a half-written body left of it.</summary>
internal static class AwsErrorReader
{
    private const int LongestMessage = 1024;
    private const int LongestCode = 128;

    public static AwsError Read(WireProtocol protocol, int status, string? errorTypeHeader, ReadOnlyMemory<byte> body)
    {
        var (code, message) = protocol is WireProtocol.Query or WireProtocol.Ec2 ? Query(body) : Json(body);
        // The header stands even where the body was lost.
        code = Name(errorTypeHeader) ?? Name(code);
        return new AwsError(
            Bound(code ?? $"Http{status}", LongestCode),
            Bound(message ?? (code is null ? Unreadable(status, body) : ""), LongestMessage));
    }

    private static (string? Code, string? Message) Json(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind is JsonValueKind.Object
                ? (Text(json.RootElement, "__type") ?? Text(json.RootElement, "code") ?? Text(json.RootElement, "ErrorCode"), Text(json.RootElement, "message") ?? Text(json.RootElement, "Message"))
                : (null, null);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second where a text in it is no Unicode.
            return (null, null);
        }
    }

    private static (string? Code, string? Message) Query(ReadOnlyMemory<byte> body)
    {
        try
        {
            var error = SafeXml.Parse(body).Descendants().FirstOrDefault(e => e.Name.LocalName == "Error");
            return (Child(error, "Code"), Child(error, "Message"));
        }
        catch (XmlException)
        {
            return (null, null);
        }
    }

    private static string? Text(JsonElement json, string property) =>
        json.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static string? Child(XElement? element, string name) =>
        element?.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;

    // "com.amazonaws.ecs#ClusterNotFoundException" and "AccessDeniedException:http://internal.amazon.com/…" both occur.
    private static string? Name(string? code)
    {
        var name = code?[(code.LastIndexOf('#') + 1)..].Split(':', 2)[0].Trim();
        return string.IsNullOrEmpty(name) ? null : name;
    }

    private static string Unreadable(int status, ReadOnlyMemory<byte> body) => body.IsEmpty
        ? $"The answer was HTTP {status} without a body."
        : $"The answer was HTTP {status} with a body that is not AWS's (is the endpoint right?): {Encoding.UTF8.GetString(body[..Math.Min(body.Length, 200)].Span)}";

    private static string Bound(string text, int longest) => text.Length <= longest ? text : text[..longest] + "…";
}
