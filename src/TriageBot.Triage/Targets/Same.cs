namespace TriageBot.Triage.Targets;

/// <summary>A target that is named twice in one text, once more fully than the other: an ARN and the id in it.</summary>
internal static class Same
{
    /// <summary>Adds the ids that stand alone, except those of tasks already named by an ARN or a link.</summary>
    public static IReadOnlyList<ParsedTarget> WithIds(IReadOnlyList<ParsedTarget> named, IReadOnlyList<ParsedTarget> ids)
    {
        var known = named.Select(reading => reading.Target).OfType<TaskTarget>().Select(task => task.TaskId).ToHashSet();
        return [.. named, .. ids.Where(id => id.Target is not TaskTarget task || !known.Contains(task.TaskId))];
    }

    /// <summary>The two as one; null where they are different targets.</summary>
    public static Target? Merge(Target one, Target other) => (one, other) switch
    {
        (TaskTarget a, TaskTarget b) when a.TaskId == b.TaskId && Agree(a.Cluster, b.Cluster) && Agree(a.Container, b.Container) =>
            Scope(a, b) is { } scope ? a with { Scope = scope, Cluster = a.Cluster ?? b.Cluster, Container = a.Container ?? b.Container } : null,
        (ServiceTarget a, ServiceTarget b) when a.Service == b.Service && Agree(a.Cluster, b.Cluster) =>
            Scope(a, b) is { } scope ? a with { Scope = scope, Cluster = a.Cluster ?? b.Cluster } : null,
        (RevisionTarget a, RevisionTarget b) when a.Family == b.Family && a.Revision == b.Revision =>
            Scope(a, b) is { } scope ? a with { Scope = scope } : null,
        _ => null,
    };

    /// <summary>Short, for an error message.</summary>
    public static string Name(Target target) => target switch
    {
        TaskTarget task => $"task {task.TaskId}",
        ServiceTarget service => $"service {Bound(service.Service)}",
        RevisionTarget revision => $"{Bound(revision.Family)}:{revision.Revision}",
        _ => target.ToString(),
    };

    private static AwsScope? Scope(Target a, Target b) => a.Scope.Region == b.Scope.Region && Agree(a.Scope.Account, b.Scope.Account)
        ? a.Scope with { Account = a.Scope.Account ?? b.Scope.Account }
        : null;

    private static bool Agree(string? a, string? b) => a is null || b is null || a == b;

    private static string Bound(string name) => Redaction.Bounded.Middle(name, 64);
}
