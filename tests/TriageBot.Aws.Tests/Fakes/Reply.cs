using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace TriageBot.Aws.Tests.Fakes;

/// <summary>An answer in AWS's wire shapes.</summary>
internal sealed record Reply(int Status, string Body, string ContentType, DateTimeOffset? Date = null, string? ErrorType = null)
{
    public static Reply Json(JsonNode body) => new(200, body.ToJsonString(), "application/x-amz-json-1.1");

    public static Reply Raw(string body) => new(200, body, "application/x-amz-json-1.1");

    public static Reply Error(string code, string message = "", int status = 400) =>
        new(status, new JsonObject { ["__type"] = code, ["message"] = message }.ToJsonString(), "application/x-amz-json-1.1");

    public static Reply Denied(string action) => Error(
        "AccessDeniedException",
        $"User: arn:aws:sts::111122223333:assumed-role/bot/i-1 is not authorized to perform: {action} because no identity-based policy allows the {action} action");

    public static Reply Throttled() => Error("ThrottlingException", "Rate exceeded");

    public static Reply Xml(string body) => new(200, body, "text/xml");

    /// <summary>An answer of the query protocol.</summary>
    public static Reply Result(string operation, string result) => Xml(
        $"""<{operation}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><{operation}Result>{result}</{operation}Result><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></{operation}Response>""");

    /// <summary>An answer of EC2, which is not wrapped.</summary>
    public static Reply Ec2(string operation, string members) => Xml(
        $"""<?xml version="1.0" encoding="UTF-8"?><{operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r-1</requestId>{members}</{operation}Response>""");

    public static Reply Ec2Error(string code, string message, int status = 403) => new(
        status,
        $"""<?xml version="1.0" encoding="UTF-8"?><Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors><RequestID>r-1</RequestID></Response>""",
        "text/xml");

    /// <summary>An error of a service that is asked by paths.</summary>
    public static Reply PathError(string code, string message, int status = 404) =>
        new(status, new JsonObject { ["ErrorCode"] = code, ["Message"] = message }.ToJsonString(), "application/json", ErrorType: code);

    public static Reply XmlError(string code, string message, int status = 403) => new(
        status,
        $"""<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>r-1</RequestId></ErrorResponse>""",
        "text/xml");

    public HttpResponseMessage ToHttp()
    {
        var response = new HttpResponseMessage((HttpStatusCode)Status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body)) };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue(ContentType);
        response.Headers.Date = Date;
        if (ErrorType is not null)
            response.Headers.TryAddWithoutValidation("x-amzn-ErrorType", ErrorType);
        return response;
    }
}
