namespace TriageBot.Slack.WebApi.Transport;

/// <summary>Reads an answer into memory, up to a size that none of ours reaches.</summary>
internal static class BoundedAnswer
{
    public const int Limit = 8 * 1024 * 1024;

    /// <exception cref="InvalidDataException">It is longer.</exception>
    /// <exception cref="IOException">It ended too early.</exception>
    public static async Task<ReadOnlyMemory<byte>> Read(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (await stream.ReadAsync(chunk, cancellationToken) is var read and > 0)
        {
            if (body.Length + read > Limit)
                throw new InvalidDataException($"The answer is longer than the {Limit} bytes that are read at most.");
            body.Write(chunk, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
