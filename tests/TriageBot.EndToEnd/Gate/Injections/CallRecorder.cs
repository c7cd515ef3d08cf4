using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace TriageBot.EndToEnd.Gate.Injections;

/// <summary>What was asked of AWS, by operation and resource; when, and how much of it, makes no difference.</summary>
internal sealed class CallRecorder(HttpMessageHandler inner, ConcurrentDictionary<string, bool> calls) : DelegatingHandler(inner)
{
    private static readonly string[] s_resources = ["cluster", "tasks", "services", "taskDefinition", "logGroupName", "logGroupIdentifier", "logStreamName", "repositoryName"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var target = request.Headers.TryGetValues("X-Amz-Target", out var targets) ? targets.Single() : body.Split('&')[0];
        var resources = body is ['{', ..] && JsonNode.Parse(body) is JsonObject input ? s_resources.Select(r => input[r]?.ToJsonString()).OfType<string>() : [];
        calls[$"{target} {string.Join(' ', resources)}"] = true;
        return await base.SendAsync(request, cancellationToken);
    }
}
