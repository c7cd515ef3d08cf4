using TriageBot.Triage.Plugins;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Checks;

/// <summary>
/// What a look at the account came to, as it is now. It corroborates a reading and decides between readings of one message; it never backs a
/// conclusion alone, for what is so now need not have been so then.
/// </summary>
/// <param name="Name">What was looked at, such as <c>image/app</c>; unique within an investigation.</param>
/// <param name="Detail">One line for people, without the time.</param>
/// <param name="At">When it was looked at.</param>
/// <param name="Query">The exact query, so that a person can repeat it.</param>
public sealed record Check(string Name, CheckStatus Status, string Detail, DateTimeOffset At, string Query)
{
    /// <summary>Causes that a failed check speaks for, the likelier first. It may put one of them before other readings of the same message.</summary>
    public IReadOnlyList<string> SpeaksFor { get; init; } = [];

    /// <summary>
    /// Causes that it speaks against. Where it failed: those that another failed check must not be taken for. Where it passed it only breaks a tie: a pass
    /// now never disproves a failure then.
    /// </summary>
    public IReadOnlyList<string> SpeaksAgainst { get; init; } = [];

    /// <summary>The action of the rulebook that mends just what failed; null leaves it at the cause's own.</summary>
    public string? Action { get; init; }

    /// <summary>As clues name it.</summary>
    public string Id => RecordIds.Check(Name);

    /// <summary>A look that brought no answer: denied, not recorded, throttled. It changes nothing; the gap beside it says what would open it.</summary>
    public static Check Unread<T>(string name, Finding<T> finding, DateTimeOffset at)
        where T : class => new(name, CheckStatus.Unknown, finding.Look.Detail, at, finding.Look.Query);
}

public enum CheckStatus
{
    /// <summary>As the task needs it, now.</summary>
    Pass,

    /// <summary>Not as the task needs it, now.</summary>
    Fail,

    /// <summary>It could not be told.</summary>
    Unknown,
}

/// <summary>The names of statuses in the JSON report.</summary>
public static class CheckStatuses
{
    public static string Name(this CheckStatus status) => status switch
    {
        CheckStatus.Pass => "pass",
        CheckStatus.Fail => "fail",
        CheckStatus.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
