using Microsoft.AspNetCore.Http;

namespace TriageBot.Slack.Inbound.Http;

/// <summary>Reads a request's body as it came, which is what the signature covers.</summary>
internal static class RawBody
{
    /// <summary>Slack's largest bodies, clicks on large messages, have some 100 KB.</summary>
    public const int Limit = 1024 * 1024;

    /// <summary>Null where it is longer than the limit.</summary>
    /// <exception cref="IOException">The sender broke off.</exception>
    public static async Task<ReadOnlyMemory<byte>?> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Limit)
            return null;
        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (await request.Body.ReadAsync(chunk, cancellationToken) is var read and > 0)
        {
            if (body.Length + read > Limit)
                return null;
            body.Write(chunk, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
