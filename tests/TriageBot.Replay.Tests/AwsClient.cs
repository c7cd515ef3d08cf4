using System.Net;
using System.Text;
using System.Text.Json;
using TriageBot.Replay.Hosting;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Tests;

/// <summary>Calls a replay as an AWS client would, by hand.</summary>
internal sealed class AwsClient(World world)
{
    public World World { get; } = world;

    public string Region { get; init; } = "eu-central-1";

    public string AccessKey { get; init; } = "AKIDEXAMPLE";

    public Task<Reply> Ecs(string operation, string body) => Send(Json("ecs", $"AmazonEC2ContainerServiceV20141113.{operation}", body));

    public Task<Reply> Logs(string operation, string body) => Send(Json("logs", $"Logs_20140328.{operation}", body));

    public Task<Reply> Query(string service, string form)
    {
        var request = Signed(service);
        request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        return Send(request);
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
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential={AccessKey}/20260101/{Region}/{service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=00");
        return request;
    }
}

internal sealed record Reply(HttpStatusCode Status, string Body, bool HasRequestId)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Code => Json.GetProperty("__type").GetString()!;

    public string Message => Json.GetProperty("message").GetString()!;

    public string[] Texts(string list) => [.. Json.GetProperty(list).EnumerateArray().Select(e => e.GetString()!)];

    public string[] Texts(string list, string member) => [.. Json.GetProperty(list).EnumerateArray().Select(e => e.GetProperty(member).GetString()!)];

    public string? Text(string member) => Json.TryGetProperty(member, out var value) ? value.GetString() : null;

    public void ShouldRefuse(string code, string? message = null)
    {
        Status.ShouldBe(HttpStatusCode.BadRequest, Body);
        Code.ShouldBe(code);
        if (message is not null)
            Message.ShouldBe(message);
    }
}
