using TriageBot.Triage.Gathering;
using TriageBot.Triage.Iam;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Checks;

/// <summary>Whether the task's role is there now and lets ECS assume it, where ECS or the application got no credentials for one.</summary>
public sealed class RoleTrustCheck(TimeProvider time) : ICheck
{
    private static readonly string[] s_causes = ["role_assume_failed", "task_role_missing"];

    public string Name => "role trust";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "the task's role in IAM";

    public int MostCalls => 1;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) => readings.Suspected().Overlaps(s_causes) && Suspect(dossier) is not null;

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Asked is not { Gathered: { Task: { } task } gathered } || Suspect(gathered) is not { } role)
            return;

        var finding = await file.Tools.Iam.Role(role, cancellationToken);
        file.Note(finding);
        var check = Check.Unread($"iam/{role.Name}", finding, time.GetUtcNow());
        file.Add((finding.Look.Result, finding.Value is { } found ? TrustPolicy.TrustsTasks(found.TrustPolicy, task) : null) switch
        {
            (LookResult.Nothing, _) => check with { Status = CheckStatus.Fail, SpeaksFor = s_causes },
            (_, false) => check with { Status = CheckStatus.Fail, Detail = $"the trust policy of the {role.Kind} {role.Name} does not let ecs-tasks.amazonaws.com assume it for this task", SpeaksFor = s_causes },
            (_, true) => check with { Status = CheckStatus.Pass, Detail = $"the {role.Kind} {role.Name} is there and trusts ecs-tasks.amazonaws.com{Bounded(finding)}", SpeaksAgainst = s_causes },
            (LookResult.Found, null) => check with { Detail = $"whether the trust policy of the {role.Kind} {role.Name} lets ECS assume it hangs on a condition" },
            _ => check,
        });
    }

    private static string Bounded(Finding<IamRole> finding) => finding.Value?.PermissionsBoundaryArn is { } boundary ? $", bounded by {boundary}" : "";

    private static TaskRole? Suspect(Dossier dossier) => dossier.Task is not { } task ? null
        : task.StartedAt is null ? TaskRole.Execution(task, dossier.Definition) ?? TaskRole.Application(task, dossier.Definition)
        : TaskRole.Application(task, dossier.Definition);
}
