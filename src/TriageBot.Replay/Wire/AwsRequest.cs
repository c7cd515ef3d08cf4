namespace TriageBot.Replay.Wire;

/// <summary>A request as it came in, in process or over HTTP.</summary>
/// <param name="Target">Path and query.</param>
/// <param name="Headers">By name, whatever its case.</param>
/// <param name="Body">UTF-8.</param>
public sealed record AwsRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>A larger body is refused before it is read.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}
