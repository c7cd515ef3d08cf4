using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using TriageBot.Slack.Tests.Fakes;
using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.Tests.WebApi;

/// <summary>Answers the Web API's calls from a script and keeps what was sent.</summary>
internal sealed class ScriptedSlack
{
    public const string Token = "xoxb-1-secret-token-of-the-bot";

    private readonly ConcurrentQueue<Func<CancellationToken, Task<HttpResponseMessage>>> _replies = new();

    public EdgeTime Time { get; } = new();

    public CapturedLog<SlackApi> Log { get; } = new();

    public ConcurrentQueue<Sent> Requests { get; } = new();

    public Sent Last => Requests.Last();

    public SlackApi Api(string apiUrl = "https://slack.com/api/") =>
        new(SlackHttp.CreateClient(new Handler(this)), new SlackApiOptions { BotToken = Token, ApiUrl = new Uri(apiUrl) }, Time, Log);

    public Responder Responder(CapturedLog<Responder> log, string apiUrl = "https://slack.com/api/") =>
        new(SlackHttp.CreateClient(new Handler(this)), new SlackApiOptions { BotToken = Token, ApiUrl = new Uri(apiUrl) }, Time, log);

    public ScriptedSlack Replies(string body, int status = 200, params (string Name, string Value)[] headers)
    {
        _replies.Enqueue(_ => Task.FromResult(Response(body, status, headers)));
        return this;
    }

    public ScriptedSlack Fails(Exception exception)
    {
        _replies.Enqueue(_ => Task.FromException<HttpResponseMessage>(exception));
        return this;
    }

    public ScriptedSlack Hangs()
    {
        _replies.Enqueue(async token =>
        {
            await new TaskCompletionSource().Task.WaitAsync(token);
            return new HttpResponseMessage();
        });
        return this;
    }

    /// <summary>Answers when the task has ended.</summary>
    public ScriptedSlack RepliesAfter(Task task, string body)
    {
        _replies.Enqueue(async _ =>
        {
            await task;
            return Response(body, 200, []);
        });
        return this;
    }

    private static HttpResponseMessage Response(string body, int status, (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    private sealed class Handler(ScriptedSlack slack) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            slack.Requests.Enqueue(new Sent(
                request.RequestUri!,
                request.Headers.Authorization?.ToString(),
                request.Content!.Headers.ContentType!.ToString(),
                await request.Content.ReadAsStringAsync(cancellationToken)));
            return slack._replies.TryDequeue(out var reply)
                ? await reply(cancellationToken)
                : throw new InvalidOperationException($"Nobody scripted an answer to {request.RequestUri}.");
        }
    }
}

internal sealed record Sent(Uri Url, string? Authorization, string ContentType, string Body)
{
    public string Method => Url.Segments[^1];

    public JsonElement Json => JsonElement.Parse(Body);
}
