using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace TriageBot.EndToEnd.Fuzz;

/// <summary>Lets requests through, and keeps the body of each answer by the operation that it answers.</summary>
internal sealed class RecordedAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<byte[]>> _bodies = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, IReadOnlyList<byte[]>> Bodies => _bodies.ToDictionary(b => b.Key, b => (IReadOnlyList<byte[]>)[.. b.Value]);

    /// <summary>The operation by its header, by the form of a service of the query protocols, or by its path.</summary>
    public static async Task<string> Operation(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.TryGetValues("X-Amz-Target", out var targets))
            return targets.First().Split('.')[^1];

        if (request.Method == HttpMethod.Get)
            return request.RequestUri!.AbsolutePath;

        var form = await request.Content!.ReadAsStringAsync(cancellationToken);
        return form.Split('&').First(f => f.StartsWith("Action=", StringComparison.Ordinal))["Action=".Length..];
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var operation = await Operation(request, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        _bodies.GetOrAdd(operation, _ => new()).Enqueue(body);

        var kept = new ByteArrayContent(body);
        kept.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        response.Content = kept;
        return response;
    }
}
