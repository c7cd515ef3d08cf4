namespace TriageBot.Triage.Targets;

/// <summary>The same for the same target, however it was written.</summary>
public static class TargetKeys
{
    public static string Of(Target target) => target switch
    {
        // A task's id is unique; who pastes it bare means the same task as who pastes its ARN.
        TaskTarget task => $"task/{target.Scope.Region}/{task.TaskId}",
        ServiceTarget service => $"service/{Place(target)}/{service.Cluster}/{service.Service}",
        RevisionTarget revision => $"revision/{Place(target)}/{revision.Cluster}/{revision.Family}:{revision.Revision}",
        _ => throw new InvalidOperationException($"no key for {target.GetType().Name}"),
    };

    private static string Place(Target target) => $"{target.Scope.Account}/{target.Scope.Region}";
}
