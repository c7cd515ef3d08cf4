using System.Text;
using Microsoft.AspNetCore.Http;
using TriageBot.Slack.Inbound;

namespace TriageBot.Slack.Tests.Inbound;

/// <summary>Ten thousand requests that Slack did not send, from a seed.</summary>
public class ForgeryTests
{
    private const int Requests = 10_000;
    private const string Mark = "SENTINEL-of-a-payload";

    private static readonly string[] s_bodies =
    [
        Signed.Body,
        $$$"""{"type":"event_callback","event_id":"{{{Mark}}}","event":{"type":"app_mention","text":"{{{Mark}}}"}}""",
        $$"""{"type":"url_verification","challenge":"{{Mark}}"}""",
        $"payload=%7B%22type%22%3A%22block_actions%22%2C%22x%22%3A%22{Mark}%22%7D",
    ];

    private readonly HttpEdge _edge = new();

    [Fact]
    public async Task None_is_accepted_none_crashes_and_none_is_logged()
    {
        var random = new Random(20_261_121);
        for (var i = 0; i < Requests; i++)
        {
            var body = Body(random);
            var path = _edge.Paths.ElementAt(random.Next(3));
            var answer = await _edge.Post(body, path, headers => Forge(headers, body, random));
            answer.Status.ShouldBe(401, $"request {i}");
            answer.Body.ShouldBe("unauthorized");
        }

        _edge.Receiver.Received.ShouldBeEmpty();
        _edge.Log.All.ShouldNotContain(Mark);
        _edge.Log.All.ShouldNotContain("hooks.slack.com");
        _edge.Log.All.ShouldNotContain(Signed.Secret);
        _edge.Log.All.ShouldNotContain("v0=");
    }

    [Fact]
    public async Task Signed_nonsense_never_crashes_and_is_not_logged()
    {
        var random = new Random(20_261_122);
        for (var i = 0; i < Requests / 5; i++)
        {
            var answer = await _edge.PostSigned(Body(random), random.Next(2) == 0 ? HttpEdge.Json : HttpEdge.Form);
            answer.Status.ShouldBeOneOf(200, 400);
        }

        _edge.Log.All.ShouldNotContain(Mark);
        _edge.Log.All.ShouldNotContain("hooks.slack.com");
    }

    private static byte[] Body(Random random)
    {
        var body = Encoding.UTF8.GetBytes(s_bodies[random.Next(s_bodies.Length)]);
        if (random.Next(8) == 0)
        {
            body = new byte[random.Next(300)];
            random.NextBytes(body);
        }

        for (var changes = random.Next(4); changes > 0 && body.Length > 0; changes--)
            body[random.Next(body.Length)] = (byte)random.Next(256);
        return body;
    }

    /// <summary>Right in all but one thing, or in none.</summary>
    private static void Forge(IHeaderDictionary headers, byte[] body, Random random)
    {
        headers.ContentType = random.Next(3) switch { 0 => HttpEdge.Json, 1 => HttpEdge.Form, _ => "text/plain" };
        headers[RequestSignature.TimestampHeader] = Signed.Timestamp;
        headers[RequestSignature.SignatureHeader] = Signed.Sign(body);
        switch (random.Next(8))
        {
            case 0:
                headers[RequestSignature.SignatureHeader] = Signed.Sign(body, secret: Signed.Secret + "0");
                break;
            case 1:
                headers[RequestSignature.SignatureHeader] = Signed.Sign([.. body, (byte)random.Next(256)]);
                break;
            case 2:
                var old = $"{long.Parse(Signed.Timestamp) - random.Next(301, 1_000_000)}";
                headers[RequestSignature.TimestampHeader] = old;
                headers[RequestSignature.SignatureHeader] = Signed.Sign(body, old);
                break;
            case 3:
                var early = $"{long.Parse(Signed.Timestamp) + random.Next(301, 1_000_000)}";
                headers[RequestSignature.TimestampHeader] = early;
                headers[RequestSignature.SignatureHeader] = Signed.Sign(body, early);
                break;
            case 4:
                headers[RequestSignature.SignatureHeader] = Signed.Sign(body).ToUpperInvariant();
                break;
            case 5:
                headers.Remove(random.Next(2) == 0 ? RequestSignature.SignatureHeader : RequestSignature.TimestampHeader);
                break;
            case 6:
                headers.Append(random.Next(2) == 0 ? RequestSignature.SignatureHeader : RequestSignature.TimestampHeader, Signed.Timestamp);
                break;
            default:
                headers[RequestSignature.SignatureHeader] = new string([.. Enumerable.Range(0, random.Next(80)).Select(_ => (char)random.Next(32, 0x2000))]);
                break;
        }
    }
}
