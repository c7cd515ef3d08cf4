using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using TriageBot.Replay.Hosting;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Tests;

/// <summary>Calls a replay as an AWS client would, by hand.</summary>
internal sealed class AwsClient(World world)
{
    public World World { get; } = world;

    public string Region { get; init; } = "eu-central-1";

    public string AccessKey { get; init; } = "AKIDEXAMPLE";

    public string? SessionToken { get; init; }

    public Task<Reply> Ecs(string operation, string body) => Send(Json("ecs", $"AmazonEC2ContainerServiceV20141113.{operation}", body));

    public Task<Reply> Logs(string operation, string body) => Send(Json("logs", $"Logs_20140328.{operation}", body));

    public Task<Reply> Metrics(string operation, string body) => Send(Json("monitoring", $"GraniteServiceVersion20100801.{operation}", body));

    public Task<Reply> Iam(string operation, string parameters) => Query("iam", $"Action={operation}&Version=2010-05-08&{parameters}");

    public Task<Reply> Ec2(string operation, string parameters) => Query("ec2", $"Action={operation}&Version=2016-11-15&{parameters}");

    public Task<Reply> LoadBalancing(string operation, string parameters) => Query("elasticloadbalancing", $"Action={operation}&Version=2015-12-01&{parameters}");

    public Task<Reply> Ecr(string operation, string body) => Send(Json("ecr", $"AmazonEC2ContainerRegistry_V20150921.{operation}", body));

    public Task<Reply> Secrets(string body) => Send(Json("secretsmanager", "secretsmanager.DescribeSecret", body));

    public Task<Reply> Parameters(string body) => Send(Json("ssm", "AmazonSSM.DescribeParameters", body));

    public Task<Reply> Quotas(string operation, string body) => Send(Json("servicequotas", $"ServiceQuotasV20190624.{operation}", body));

    /// <summary>EFS is asked by paths.</summary>
    public Task<Reply> Efs(string path)
    {
        var request = Signed("elasticfilesystem");
        (request.Method, request.RequestUri) = (HttpMethod.Get, new Uri($"/2015-02-01/{path}", UriKind.Relative));
        return Send(request);
    }

    public Task<Reply> Query(string service, string form) => Send(Form(service, form));

    public HttpRequestMessage Form(string service, string form)
    {
        var request = Signed(service);
        request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        return request;
    }

    public HttpRequestMessage Json(string service, string target, string body)
    {
        var request = Signed(service);
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        request.Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1");
        return request;
    }

    public async Task<Reply> Send(HttpRequestMessage request)
    {
        using var http = new HttpClient(new ReplayHandler(World)) { BaseAddress = new("https://aws.invalid/") };
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers.Contains("x-amzn-RequestId"));
    }

    private HttpRequestMessage Signed(string service)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/");
        request.Headers.TryAddWithoutValidation("x-amz-date", "20260101T141000Z");
        if (SessionToken is not null)
            request.Headers.TryAddWithoutValidation("x-amz-security-token", SessionToken);
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential={AccessKey}/20260101/{Region}/{service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=00");
        return request;
    }
}

internal sealed record Reply(HttpStatusCode Status, string Body, bool HasRequestId)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public XElement Xml => XDocument.Parse(Body).Root!;

    public string Code => Json.GetProperty("__type").GetString()!;

    public string Message => Json.GetProperty("message").GetString()!;

    public string[] Texts(string list) => [.. Json.GetProperty(list).EnumerateArray().Select(e => e.GetString()!)];

    public string[] Texts(string list, string member) => [.. Json.GetProperty(list).EnumerateArray().Select(e => e.GetProperty(member).GetString()!)];

    public string? Text(string member) => Json.TryGetProperty(member, out var value) ? value.GetString() : null;

    /// <summary>The texts of all elements of this name, in the order of the document.</summary>
    public string[] Values(string name) => [.. Xml.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value)];

    public string Value(string name) => Values(name) is [var first, ..] ? first : throw new InvalidOperationException($"no {name} in {Body}");

    public void ShouldRefuseInXml(string code, HttpStatusCode status, string? message = null)
    {
        Status.ShouldBe(status, Body);
        Xml.Name.LocalName.ShouldBe("ErrorResponse");
        Value("Code").ShouldBe(code);
        if (message is not null)
            Value("Message").ShouldContain(message);
    }

    public void ShouldRefuse(string code, string? message = null)
    {
        Status.ShouldBe(HttpStatusCode.BadRequest, Body);
        Code.ShouldBe(code);
        if (message is not null)
            Message.ShouldBe(message);
    }
}
