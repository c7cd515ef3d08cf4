using System.Net;
using System.Net.Http.Headers;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Hosting;

/// <summary>A recorded world at the end of an <see cref="HttpClient"/>, without a network. A fault's delay passes in virtual time, and so does a recorded timeout.</summary>
public sealed class ReplayHandler : HttpMessageHandler
{
    private readonly ReplayEndpoint _endpoint;
    private readonly Silence _silence;

    public ReplayHandler(World world)
    {
        _silence = new(world.Clock);
        _endpoint = new(world, world.Clock.Waits, _silence.Last);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _silence.Break();
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Headers.NonValidated)
            headers[name] = values.ToString();
        if (request.Content is not null)
            foreach (var (name, values) in request.Content.Headers.NonValidated)
                headers[name] = values.ToString();

        var answer = await _endpoint.Answer(new(request.Method.Method, request.RequestUri?.PathAndQuery ?? "/", headers, body), cancellationToken);
        // The caller now works on what it got.
        _silence.Break();
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request, Content = Content(answer) };
        foreach (var (name, value) in answer.Headers())
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    private static HttpContent Content(AwsAnswer answer)
    {
        HttpContent content = answer.Cut ? new StreamContent(new CutStream(answer.Body[..(answer.Body.Length / 2)])) : new ReadOnlyMemoryContent(answer.Body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(answer.ContentType);
        content.Headers.ContentLength = answer.Body.Length;
        return content;
    }
}
