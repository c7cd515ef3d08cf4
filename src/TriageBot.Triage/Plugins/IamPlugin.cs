using System.ComponentModel;
using TriageBot.Triage.Iam;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>
/// Look-ups of IAM, of a task's own roles alone. They tell how it is now: a pass now never disproves a denial then, and no policy of a
/// resource, an endpoint or a key is seen.
/// </summary>
public sealed class IamPlugin(IIam iam, AwsScope scope)
{
    private const int MostNamed = 5;

    // What is so of every call of a task, that no condition on it leaves the answer open.
    private static readonly ContextEntry[] s_known = [new("aws:SecureTransport", "boolean", ["true"])];

    [Description("A role of the task: whether it is there, who may assume it.")]
    public Task<Finding<IamRole>> Role([Description("The role.")] TaskRole role, CancellationToken cancellationToken) =>
        new Asking($"iam/{role.Name}", $"the {role.Kind} {role.Name}", "iam", $"GetRole {role.Name}", null, role.Arn)
            .Ask(
                () => iam.GetRole(scope, role.Name, cancellationToken),
                found => $"the {role.Kind} {found.Name} is there now{(found.TrustPolicy.Contains("ecs-tasks.amazonaws.com", StringComparison.Ordinal) ? "" : ", and its trust policy does not name ecs-tasks.amazonaws.com")}",
                $"the {role.Kind} {role.Name} is not there now");

    [Description("The identity policies of a role of the task.")]
    public Task<Finding<RolePolicies>> Policies([Description("The role.")] TaskRole role, CancellationToken cancellationToken) =>
        new Asking($"iam/{role.Name}/policies", $"policies of the {role.Kind} {role.Name}", "iam", $"policies of role {role.Name}", null, role.Arn)
            .Ask<RolePolicies>(
                async () => await iam.GetRolePolicies(scope, role.Name, cancellationToken),
                found => found.Policies.Count == 0 ? "the role has no policy" : string.Join(", ", found.Policies.Select(p => p.Name)),
                $"the {role.Kind} {role.Name} is not there now");

    [Description("What the identity policies of a role of the task say of some calls, now.")]
    public Task<Finding<IReadOnlyList<SimulatedAction>>> Simulate(
        [Description("The role.")] TaskRole role,
        [Description("What the calls are about, for people.")] string what,
        [Description("The calls.")] IReadOnlyList<NeededCall> calls,
        CancellationToken cancellationToken)
    {
        var (actions, resources) = (calls.Select(c => c.Action).Distinct().ToList(), calls.Select(c => c.Resource).Distinct().ToList());
        return new Asking($"iam/{role.Name}/{what}", $"what the {role.Kind} {role.Name} may do ({what})", "iam", $"SimulatePrincipalPolicy {role.Name} {string.Join(' ', actions)} on {string.Join(' ', resources)}", null, role.Arn)
            .Ask<IReadOnlyList<SimulatedAction>>(
                async () => Of(calls, await iam.Simulate(scope, role.Arn, actions, resources, s_known, cancellationToken)),
                found => Describe(found, role),
                $"the {role.Kind} {role.Name} is not there now");
    }

    // IAM answers each action on each resource; asked is only which call needs what.
    private static List<SimulatedAction> Of(IReadOnlyList<NeededCall> calls, IReadOnlyList<SimulatedAction> answers) =>
        [.. answers.Where(a => calls.Any(c => c.IsAnsweredBy(a)))];

    private static string Describe(IReadOnlyList<SimulatedAction> answers, TaskRole role)
    {
        var refused = answers.Where(a => !a.IsAllowed).ToList();
        return refused.Count == 0
            ? $"{string.Join(", ", answers.Select(a => a.Action).Distinct())} of the {role.Kind} {role.Name}: not refuted by identity policies"
            : $"the {role.Kind} {role.Name} may not do {string.Join("; ", refused.Take(MostNamed).Select(Refused))}{(refused.Count > MostNamed ? $"; {refused.Count - MostNamed} more" : "")}";
    }

    private static string Refused(SimulatedAction answer)
    {
        var by = answer switch
        {
            { AllowedByOrganizations: false } => "by a service control policy",
            { AllowedByPermissionsBoundary: false } => "by the permissions boundary",
            { MatchedStatements: [var first, ..] } => $"by {first.SourcePolicyId}",
            _ => "no statement allows it",
        };
        return $"{answer.Action} on {Short(answer.Resource)} ({answer.Decision}, {by}{(answer.IsCertain ? "" : $", depends on {string.Join(", ", answer.MissingContextKeys)}")})";
    }

    // The query holds the whole ARN. After a colon, a secret's name would be taken for what it keeps.
    private static string Short(string resource) => resource.Split(':', 7) switch
    {
        ["arn", _, _, _, _, var kind, var rest] => $"{kind} {rest}",
        ["arn", _, _, _, _, var whole] => whole,
        _ => resource,
    };
}
