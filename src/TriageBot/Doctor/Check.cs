namespace TriageBot.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Area">What it belongs to: identity, endpoints, permissions, accounts, events, provability, slack, store, alerts, model.</param>
/// <param name="How"><c>tried</c>, <c>simulated</c>, or null where that is no question.</param>
/// <param name="Fix">What to do, to the letter; null where nothing is missing.</param>
internal sealed record Check(string Area, string Name, CheckStatus Status, string Detail, string? Fix = null, string? How = null);

internal enum CheckStatus
{
    Pass,
    Fail,

    /// <summary>Could not be told; the detail says why.</summary>
    Unknown,
}

/// <summary>All that was looked at.</summary>
internal sealed record Diagnosis(IReadOnlyList<Check> Checks, Provability? Provability)
{
    public bool NothingReadable => !Checks.Any(c => c is { Status: CheckStatus.Pass, Area: "permissions" or "identity" });

    public bool IsWell => Checks.All(c => c.Status is not CheckStatus.Fail);
}

/// <summary>Of the newest failures that ECS remembers, how many a log line proves.</summary>
/// <param name="Failures">At most twenty.</param>
/// <param name="WithEvents">How many would be with deploy/ecs-events.yaml; those that are now count too.</param>
internal sealed record Provability(int Failures, int Now, int WithEvents);
