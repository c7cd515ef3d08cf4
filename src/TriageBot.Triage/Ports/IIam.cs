using TriageBot.Triage.Iam;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Ports;

/// <summary>The reads of IAM that an investigation needs. Every method throws <see cref="AwsReadException"/> where AWS refuses. Answers are kept for about a minute.</summary>
public interface IIam
{
    /// <summary>GetRole; null where there is no such role: a finding. The name is the last segment of the role's ARN.</summary>
    Task<IamRole?> GetRole(AwsScope scope, string roleName, CancellationToken cancellationToken);

    /// <summary>
    /// All identity policies with their documents: ListAttachedRolePolicies, GetPolicy and GetPolicyVersion of each, ListRolePolicies,
    /// GetRolePolicy of each. <see cref="FailureKind.NotFound"/> where there is no such role.
    /// </summary>
    Task<RolePolicies> GetRolePolicies(AwsScope scope, string roleName, CancellationToken cancellationToken);

    /// <summary>SimulatePrincipalPolicy without any context, following pages: one answer for each action on each resource.</summary>
    Task<IReadOnlyList<SimulatedAction>> Simulate(
        AwsScope scope, string roleArn, IReadOnlyList<string> actions, IReadOnlyList<string> resources, CancellationToken cancellationToken) =>
        Simulate(scope, roleArn, actions, resources, [], cancellationToken);

    /// <summary>The same with values for condition keys, such as those that a first simulation was missing.</summary>
    /// <param name="resources">ARNs; none means <c>*</c>.</param>
    Task<IReadOnlyList<SimulatedAction>> Simulate(
        AwsScope scope,
        string roleArn,
        IReadOnlyList<string> actions,
        IReadOnlyList<string> resources,
        IReadOnlyList<ContextEntry> context,
        CancellationToken cancellationToken);
}
