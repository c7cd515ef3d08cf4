using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TriageBot.Slack.Inbound;
using TriageBot.Slack.Tests.Fakes;

namespace TriageBot.Slack.Tests.Inbound;

/// <summary>The mapped endpoints, called without a network.</summary>
internal sealed class HttpEdge
{
    public const string Form = "application/x-www-form-urlencoded";
    public const string Json = "application/json";

    private readonly Dictionary<string, RequestDelegate> _endpoints;

    public HttpEdge()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        app.MapSlack(new RequestSignature([Signed.Secret], Time), Receiver, Time, Log);
        _endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .ToDictionary(e => e.RoutePattern.RawText!, e => e.RequestDelegate!);
    }

    public IReadOnlyCollection<string> Paths => _endpoints.Keys;

    public EdgeTime Time { get; } = new();

    public FakeReceiver Receiver { get; } = new();

    public CapturedLog<IReceiver> Log { get; } = new();

    public Task<HttpAnswer> PostSigned(string body, string contentType, string path = "/slack/events") =>
        PostSigned(Encoding.UTF8.GetBytes(body), contentType, path);

    public Task<HttpAnswer> PostSigned(byte[] body, string contentType, string path = "/slack/events") => Post(body, path, headers =>
    {
        headers.ContentType = contentType;
        headers[RequestSignature.TimestampHeader] = Signed.Timestamp;
        headers[RequestSignature.SignatureHeader] = Signed.Sign(body);
    });

    public async Task<HttpAnswer> Post(byte[] body, string path, Action<IHeaderDictionary> head)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Request.Path = path;
        context.Request.Body = new MemoryStream(body);
        head(context.Request.Headers);
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        await _endpoints[path](context);
        return new HttpAnswer(context.Response.StatusCode, context.Response.ContentType, Encoding.UTF8.GetString(answer.ToArray()));
    }
}

internal sealed record HttpAnswer(int Status, string? ContentType, string Body);
