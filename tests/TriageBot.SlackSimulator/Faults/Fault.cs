using System.Text.Json.Nodes;
using TriageBot.Simulation.WebApi;

namespace TriageBot.Simulation.Faults;

/// <summary>Something that goes wrong with calls of one method.</summary>
public sealed record Fault
{
    private Fault(string method) => Method = method;

    /// <summary>The method, or <c>*</c> for every one.</summary>
    public string Method { get; }

    /// <summary>Only calls for this channel; null for all.</summary>
    public string? Channel { get; init; }

    /// <summary>How many calls it meets before it is over.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How many calls pass before the first that it meets.</summary>
    public int After { get; init; }

    /// <summary>How often it meets a call that it could meet; 0 to 1.</summary>
    public double Likelihood { get; init; } = 1;

    /// <summary>The call is done first: the message is there although the answer says otherwise.</summary>
    internal bool AfterTheWork { get; private init; }

    private int Status { get; init; } = 200;

    private string? Code { get; init; }

    private TimeSpan? RetryAfter { get; init; }

    private bool Cut { get; init; }

    private TimeSpan Delay { get; init; }

    /// <summary>429 with Retry-After.</summary>
    public static Fault RateLimited(string method, TimeSpan retryAfter) => new(method) { Status = 429, Code = "ratelimited", RetryAfter = retryAfter };

    /// <summary>A status of 500 and above, with no body.</summary>
    public static Fault HttpStatus(string method, int status) => new(method) { Status = status };

    /// <summary>Slack's no, before anything was done, as <c>not_in_channel</c> or <c>token_revoked</c>.</summary>
    public static Fault Error(string method, string code) => new(method) { Code = code };

    /// <summary>Slack's no, after it was done, as <c>fatal_error</c>.</summary>
    public static Fault ErrorAfterTheWork(string method, string code) => new(method) { Code = code, AfterTheWork = true };

    /// <summary>The connection ends before anything was done.</summary>
    public static Fault CutBeforeTheWork(string method) => new(method) { Cut = true };

    /// <summary>The connection ends after it was done.</summary>
    public static Fault CutAfterTheWork(string method) => new(method) { Cut = true, AfterTheWork = true };

    /// <summary>Right, but late.</summary>
    public static Fault Slow(string method, TimeSpan by) => new(method) { Delay = by, AfterTheWork = true };

    internal ApiAnswer Answer() => new(Status, Code is null ? null : new JsonObject { ["ok"] = false, ["error"] = Code }) { RetryAfter = RetryAfter, Cut = Cut };

    /// <summary>The answer to a call that was done. A refused call is not made worse.</summary>
    internal ApiAnswer Over(ApiAnswer done) =>
        Delay > TimeSpan.Zero ? done with { Delay = Delay }
        : done.Body?["ok"]?.GetValue<bool>() == true ? Answer()
        : done;
}
