using TriageBot.Triage.Ecs;
using TriageBot.Triage.Iam;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Gathering.FollowUps;

/// <summary>
/// What the role's own policies say now of what the task needed, where a permission is in question; where the role itself is, whether it is there.
/// It tells something as of now, and proves nothing of then.
/// </summary>
public sealed class RoleFollowUp : IFollowUp
{
    private static readonly string[] s_role = ["task_role_missing", "role_assume_failed"];

    public string Name => "role";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "the task's role in IAM";

    public int MostCalls => 1;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) =>
        dossier.Task is { } task
        && Suspect(task, dossier.Definition) is not null
        && (Permissions.AreInQuestion(readings) || readings.Best().Any(r => s_role.Contains(r.Cause)));

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Task is not { } task || Suspect(task, file.Definition) is not { } role)
            return;

        var needed = NeededActions.Of(task, file.Definition);
        if (needed.Count > 0 && task.StartedAt is null)
            await Task.WhenAll(needed.Select(async n => file.Note(await file.Tools.Iam.Simulate(role, n.Actions, n.Resources, cancellationToken))));
        else
            file.Note(await file.Tools.Iam.Role(role, cancellationToken));
    }

    /// <summary>Before a task starts ECS acts with the execution role, afterwards its containers with the task role.</summary>
    private static TaskRole? Suspect(EcsTask task, TaskDefinition? definition) =>
        task.StartedAt is null ? TaskRole.Execution(task, definition) : TaskRole.Application(task, definition);
}
