namespace TriageBot.Aws.Signing;

/// <summary>What of a request is signed.</summary>
/// <param name="Path">As it stands on the wire, percent-encoded; begins with a slash.</param>
/// <param name="Query">As it stands on the wire, without the question mark.</param>
/// <param name="Headers">All that are to be signed, <c>host</c> and <c>x-amz-date</c> among them.</param>
internal sealed record SignableRequest(
    string Method,
    string Path,
    string Query,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    ReadOnlyMemory<byte> Body);
