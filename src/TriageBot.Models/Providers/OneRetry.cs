using System.Net;

namespace TriageBot.Models.Providers;

/// <summary>
/// Sends a request once more where the server says that it is too busy, and only where that is soon. Reads an answer as a whole and only up to a
/// bound. The clients' own retries are off: whoever waits for an answer has a deadline, and the rulebook.
/// </summary>
internal sealed class OneRetry(HttpMessageHandler inner, TimeProvider waits) : DelegatingHandler(inner)
{
    private const int LargestAnswer = 4 * 1024 * 1024;

    private static readonly TimeSpan s_usual = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
            await content.LoadIntoBufferAsync(cancellationToken);

        var first = await Ask(request, cancellationToken);
        if (await Wait(first, cancellationToken) is not { } wait)
            return first;

        first.Dispose();
        await Task.Delay(wait, waits, cancellationToken);
        return await Ask(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> Ask(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>Null where asking again soon would not help.</summary>
    private static async Task<TimeSpan?> Wait(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is not HttpStatusCode.TooManyRequests && (int)response.StatusCode < 500)
            return null;

        var wait = response.Headers.RetryAfter?.Delta ?? s_usual;
        if (wait < TimeSpan.Zero || wait > s_longest)
            return null;

        // Money does not come back within seconds.
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return body.Contains("insufficient_quota", StringComparison.Ordinal) ? null : wait;
    }
}
