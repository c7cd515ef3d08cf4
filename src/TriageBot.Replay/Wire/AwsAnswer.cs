namespace TriageBot.Replay.Wire;

/// <summary>An answer, ready for the wire.</summary>
/// <param name="ErrorType">The code for the header <c>x-amzn-ErrorType</c>, or null.</param>
/// <param name="Cut">The connection ends in the middle of the body.</param>
public sealed record AwsAnswer(int Status, string ContentType, ReadOnlyMemory<byte> Body, string RequestId, string? ErrorType = null, bool Cut = false)
{
    /// <summary>The headers that stand beside content type and length.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers()
    {
        yield return new("x-amzn-RequestId", RequestId);
        if (ErrorType is not null)
            yield return new("x-amzn-ErrorType", ErrorType);
    }
}
