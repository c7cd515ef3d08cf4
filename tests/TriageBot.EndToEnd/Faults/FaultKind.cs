using System.Text.Json.Nodes;

namespace TriageBot.EndToEnd.Faults;

/// <summary>How an operation goes wrong.</summary>
/// <param name="Faults">As a case writes them, without the operation.</param>
internal sealed record FaultKind(string Name, params (string? Error, int? Times, int DelayMs)[] Faults)
{
    /// <summary>True where asking again brings the answer: then nothing may be missing.</summary>
    public bool Passes { get; init; }

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("throttled twice", ("ThrottlingException", 2, 0)) { Passes = true },
        new("throttled for good", ("ThrottlingException", null, 0)),
        new("500 for good", ("500", null, 0)),
        new("time-out", ("timeout", null, 0)),
        new("cut body", ("cut_body", null, 0)),
        new("malformed body", ("malformed_json", null, 0)),
        // Time goes on before the refusal, as AWS's keys of a second session are never those of the first.
        new("expired once", ("ExpiredTokenException", 1, 1_000)) { Passes = true },
        new("expired for good", ("ExpiredTokenException", null, 0)),
        new("expired after the first call", (null, 1, 0), ("ExpiredTokenException", null, 0)),
        new("access denied", ("AccessDeniedException", null, 0)),
        new("access denied after the first call", (null, 1, 0), ("AccessDeniedException", null, 0)),
    ];

    public IEnumerable<JsonObject> On(string operation) => Faults.Select(f =>
    {
        var fault = new JsonObject { ["operation"] = operation, ["delayMs"] = f.DelayMs };
        if (f.Error is not null)
            fault["error"] = f.Error;
        if (f.Times is not null)
            fault["times"] = f.Times;
        return fault;
    });
}
