using Microsoft.AspNetCore.Http;

namespace TriageBot.Alerts.Http;

/// <summary>Reads a request's body as it came, which is what signatures cover.</summary>
internal static class RawBody
{
    /// <summary>As much as SNS, SQS and EventBridge carry in one message.</summary>
    public const int Limit = 256 * 1024;

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
