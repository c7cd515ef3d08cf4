namespace TriageBot.Replay.Wire;

/// <summary>An answer, ready for the wire.</summary>
/// <param name="ErrorType">The code for the header <c>x-amzn-ErrorType</c>, or null.</param>
/// <param name="Cut">The connection ends in the middle of the body.</param>
/// <param name="QueryError">Code and fault for the header <c>x-amzn-query-error</c>, or null.</param>
public sealed record AwsAnswer(int Status, string ContentType, ReadOnlyMemory<byte> Body, string RequestId, string? ErrorType = null, bool Cut = false, string? QueryError = null)
{
    /// <summary>The headers that stand beside content type and length.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers()
    {
        yield return new("x-amzn-RequestId", RequestId);
        if (ErrorType is not null)
            yield return new("x-amzn-ErrorType", ErrorType);
        if (QueryError is not null)
            yield return new("x-amzn-query-error", QueryError);
    }
}
