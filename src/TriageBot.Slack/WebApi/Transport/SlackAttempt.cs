using System.Text.Json;

namespace TriageBot.Slack.WebApi.Transport;

/// <summary>How one try went: an answer with <c>ok: true</c>, or a failure.</summary>
internal sealed record SlackAttempt
{
    public JsonElement Answer { get; init; }

    /// <summary>The token's scopes by the header <c>X-OAuth-Scopes</c>; null where it is missing.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    public SlackFailure? Failure { get; init; }

    public static SlackAttempt Failed(SlackFailure failure) => new() { Failure = failure };
}

/// <param name="Code">Slack's word, or ours for what never reached it or never came back.</param>
internal sealed record SlackFailure(string Code)
{
    /// <summary>Slack's Retry-After, never below zero.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The scope that a <c>missing_scope</c> asks for, and those that the token has.</summary>
    public string? Needed { get; init; }

    public string? Provided { get; init; }

    /// <summary>Slack's own details, such as which block is wrong.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    public Exception? Cause { get; init; }

    /// <summary>The same call may succeed later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The request may have been worked, wholly or in part, although no good answer came.</summary>
    public bool MayHaveHappened { get; init; }

    public bool IsRateLimit => Code is "ratelimited" or "rate_limited";
}
