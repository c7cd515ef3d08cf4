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

    [Description("What the identity policies of a role of the task say of some actions, now.")]
    public Task<Finding<IReadOnlyList<SimulatedAction>>> Simulate(
        [Description("The role.")] TaskRole role,
        [Description("Such as secretsmanager:GetSecretValue.")] IReadOnlyList<string> actions,
        [Description("ARNs; none for all.")] IReadOnlyList<string> resources,
        CancellationToken cancellationToken) =>
        new Asking($"iam/{role.Name}/simulation", $"what the {role.Kind} {role.Name} may do", "iam", $"SimulatePrincipalPolicy {role.Name} {string.Join(' ', actions)}{(resources.Count > 0 ? $" on {string.Join(' ', resources)}" : "")}", null, role.Arn)
            .Ask<IReadOnlyList<SimulatedAction>>(
                async () => await iam.Simulate(scope, role.Arn, actions, resources, cancellationToken) is { Count: > 0 } answers ? answers : null,
                found => $"{Describe(found)} (the {role.Kind}'s policies as they are now)",
                $"the {role.Kind} {role.Name} is not there now");

    private static string Describe(IReadOnlyList<SimulatedAction> answers)
    {
        var refused = answers.Where(a => !a.IsAllowed).ToList();
        return refused.Count == 0
            ? "not refuted by identity policies"
            : string.Join("; ", refused.Take(MostNamed).Select(Refused)) + (refused.Count > MostNamed ? $"; {refused.Count - MostNamed} more" : "");
    }

    private static string Refused(SimulatedAction answer)
    {
        var by = answer switch
        {
            { AllowedByOrganizations: false } => "a service control policy",
            { AllowedByPermissionsBoundary: false } => "the permissions boundary",
            { MatchedStatements: [var first, ..] } => first.SourcePolicyId,
            _ => "no statement allows it",
        };
        return $"{answer.Action} on {answer.Resource}: {answer.Decision} ({by}{(answer.IsCertain ? "" : $"; depends on {string.Join(", ", answer.MissingContextKeys)}")})";
    }
}
