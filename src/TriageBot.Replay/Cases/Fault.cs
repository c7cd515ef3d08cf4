namespace TriageBot.Replay.Cases;

/// <summary>An answer that a case spoils on purpose.</summary>
/// <param name="Operation">The operation, or <c>*</c> for each.</param>
/// <param name="Error">An AWS error code, <c>InternalServerError</c>, <c>500</c>, <c>cut_body</c>, <c>malformed_json</c> (XML where the service speaks it) or <c>timeout</c>; null only delays.</param>
/// <param name="Times">How often; null is always.</param>
/// <param name="Delay">Waited before the answer.</param>
/// <param name="Match">Only requests whose body contains this text.</param>
internal sealed record Fault(string Operation, string? Error, int? Times, TimeSpan Delay, string? Match);
