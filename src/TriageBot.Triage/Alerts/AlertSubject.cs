namespace TriageBot.Triage.Alerts;

/// <summary>
/// What an alert names. Every text in it has the shape of what it is called (an ARN, a name that ECS allows), so none can carry anything else.
/// </summary>
public sealed record AlertSubject
{
    /// <summary>Names nothing: the alert has nothing to do with ECS.</summary>
    public static readonly AlertSubject Nothing = new();

    /// <summary>Twelve digits; null where the alert does not say.</summary>
    public string? Account { get; init; }

    public string? Region { get; init; }

    /// <summary>Task ARNs, <c>cluster/id</c> or bare ids: each readable by the target parser. At most <see cref="MostTasks"/>.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    public string? Cluster { get; init; }

    public string? Service { get; init; }

    /// <summary>The task definition's family; null where the alert does not say.</summary>
    public string? Family { get; init; }

    /// <summary>As CloudWatch's dimension has it: <c>targetgroup/name/0123456789abcdef</c>.</summary>
    public IReadOnlyList<string> TargetGroups { get; init; } = [];

    /// <summary>As CloudWatch's dimension has it: <c>app/name/0123456789abcdef</c> or <c>net/…</c>.</summary>
    public IReadOnlyList<string> LoadBalancers { get; init; } = [];

    public IReadOnlyList<string> LogGroups { get; init; } = [];

    /// <summary>CloudWatch alarms by name, for show.</summary>
    public IReadOnlyList<string> Alarms { get; init; } = [];

    public const int MostTasks = 100;

    /// <summary>Whether anything in it leads to an ECS task or service.</summary>
    public bool LeadsToEcs => Tasks.Count > 0 || Service is not null || Family is not null || TargetGroups.Count > 0 || LoadBalancers.Count > 0;
}
