using TriageBot.Aws.Retrying;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Transport;

/// <summary>How one request ended.</summary>
/// <param name="Body">The answer's body; empty where it failed.</param>
/// <param name="Failure">What failed; null for a success.</param>
/// <param name="Class">What the failure asks for.</param>
/// <param name="ServerTime">The server's clock, where its answer told it.</param>
internal sealed record Attempt(ReadOnlyMemory<byte> Body, ReadFailure? Failure, ErrorClass Class, DateTimeOffset? ServerTime)
{
    public static Attempt Succeeded(ReadOnlyMemory<byte> body) => new(body, null, ErrorClass.Final, null);

    public static Attempt Failed(ReadFailure failure, ErrorClass errorClass, DateTimeOffset? serverTime = null) =>
        new(default, failure, errorClass, serverTime);
}
