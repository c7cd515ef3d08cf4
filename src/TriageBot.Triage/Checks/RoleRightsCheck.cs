using TriageBot.Triage.Gathering;
using TriageBot.Triage.Iam;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Rulebook.Filling;

namespace TriageBot.Triage.Checks;

/// <summary>
/// What the role's own policies say now of what the task needed: of the execution role by the task definition, of the task role what a log line says it was
/// refused. A denial is one; of resources', keys' and endpoints' policies IAM's simulation knows nothing, so that all is allowed only means "not refuted".
/// </summary>
public sealed class RoleRightsCheck(TimeProvider time) : ICheck
{
    private const int MostGroups = 2;
    private const string OfTask = "task_role_denied";

    public string Name => "role rights";

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "what the task's role may do, in IAM";

    public int MostCalls => MostGroups;

    public bool IsAskedBy(Dossier dossier, IReadOnlyList<Hypothesis> readings) => Wanted(new Question(dossier, readings)).Count > 0;

    public int Price(Dossier dossier, IReadOnlyList<Hypothesis> readings) => Wanted(new Question(dossier, readings)).Count;

    public async Task Look(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.Asked is { } asked)
            await Task.WhenAll(Wanted(asked).Select(w => Look(file, w.Role, w.Needs, cancellationToken)));
    }

    private async Task Look(CaseFile file, TaskRole role, RoleNeeds needs, CancellationToken cancellationToken)
    {
        var finding = await file.Tools.Iam.Simulate(role, needs.What, needs.Calls, cancellationToken);
        file.Note(finding);
        file.Add(Judged(finding.Look, finding.Value, needs) with { Name = $"iam/{role.Name}/{needs.What}", At = time.GetUtcNow() });
    }

    private static Check Judged(Look look, IReadOnlyList<SimulatedAction>? answers, RoleNeeds needs)
    {
        var check = new Check("", CheckStatus.Unknown, look.Detail, default, look.Query);
        return (look.Result, answers) switch
        {
            (LookResult.Nothing, _) => check with { Status = CheckStatus.Fail, SpeaksFor = ["role_assume_failed"] },
            (_, null) => check,
            var (_, a) when a.Any(r => r is { IsAllowed: false, IsCertain: true }) => check with { Status = CheckStatus.Fail, SpeaksFor = Denied(a, needs) },
            var (_, a) when a.Count > 0 && a.All(r => r.IsAllowed) => check with { Status = CheckStatus.Pass, SpeaksAgainst = needs.Causes },
            _ => check,
        };
    }

    // Of logs it is the group or the stream that is refused.
    private static IReadOnlyList<string> Denied(IReadOnlyList<SimulatedAction> answers, RoleNeeds needs) =>
        needs.Causes.Count == 1 || !answers.Any(a => a is { Action: "logs:CreateLogGroup", IsAllowed: false })
            ? [needs.Causes[0]]
            : answers.Any(a => a is { Action: "logs:CreateLogStream", IsAllowed: false }) ? needs.Causes : [needs.Causes[1]];

    /// <summary>Before a task starts ECS acts with the execution role, afterwards its containers with the task role.</summary>
    private static IReadOnlyList<(TaskRole Role, RoleNeeds Needs)> Wanted(Question asked)
    {
        if (asked.Gathered.Task is not { } task)
            return [];
        if (task.StartedAt is null)
            return TaskRole.Execution(task, asked.Gathered.Definition) is { } execution ? [.. RoleNeeds.Of(asked).Take(MostGroups).Select(n => (execution, n))] : [];

        // What another role was refused, which the application had assumed, is not this one's.
        return asked.Suspected.Contains(OfTask)
            && TaskRole.Application(task, asked.Gathered.Definition) is { } role
            && Denial.In(Told.Of(asked.Readings[0], asked.Gathered)) is { } denial
            && (denial.Role is null || denial.Role == role.Name)
                ? [(role, new RoleNeeds("denied call", [OfTask], [new NeededCall(denial.Action, denial.Resource ?? "*")]))]
                : [];
    }
}
