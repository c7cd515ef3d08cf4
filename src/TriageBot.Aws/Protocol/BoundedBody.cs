namespace TriageBot.Aws.Protocol;

/// <summary>Reads an answer into memory, up to a size that no answer of AWS reaches.</summary>
internal static class BoundedBody
{
    public const int Limit = 32 * 1024 * 1024;

    /// <summary>Throws <see cref="InvalidDataException"/> beyond the limit, <see cref="IOException"/> where the body ends before its announced length.</summary>
    public static async Task<ReadOnlyMemory<byte>> Read(HttpContent content, CancellationToken cancellationToken)
    {
        var announced = content.Headers.ContentLength;
        if (announced > Limit)
            throw new InvalidDataException($"The answer is {announced} bytes long; {Limit} are read at most.");

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream((int)Math.Min(announced ?? 0, 1024 * 1024));
        var chunk = new byte[32 * 1024];
        while (await stream.ReadAsync(chunk, cancellationToken) is var read and > 0)
        {
            if (body.Length + read > Limit)
                throw new InvalidDataException($"The answer is longer than the {Limit} bytes that are read at most.");
            body.Write(chunk, 0, read);
        }

        if (announced is { } expected && body.Length < expected)
            throw new HttpIOException(HttpRequestError.ResponseEnded, $"The answer was cut off: {body.Length} of {expected} bytes came.");
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
