using System.Text.Json.Nodes;

namespace TriageBot.Simulation.WebApi;

/// <summary>What goes back over HTTP.</summary>
/// <param name="Body">Null for a cut connection or a bare status.</param>
internal sealed record ApiAnswer(int Status, JsonObject? Body)
{
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The connection ends without an answer.</summary>
    public bool Cut { get; init; }

    /// <summary>How long Slack takes to answer after the work was done.</summary>
    public TimeSpan Delay { get; init; }

    public static ApiAnswer Of(SlackErrorException error)
    {
        var body = new JsonObject { ["ok"] = false, ["error"] = error.Code };
        foreach (var (name, value) in error.Details)
            body[name] = value?.DeepClone();
        if (error.Messages.Count > 0)
        {
            body["response_metadata"] = new JsonObject { ["messages"] = new JsonArray([.. error.Messages.Select(m => JsonValue.Create(m))]) };
        }

        return new(200, body);
    }

    public static ApiAnswer RateLimited(TimeSpan wait) =>
        new(429, new() { ["ok"] = false, ["error"] = "ratelimited" }) { RetryAfter = wait };
}
