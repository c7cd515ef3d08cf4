using System.ComponentModel;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Iam;

namespace TriageBot.Triage.Plugins.Incidents;

/// <summary>IAM as far as one incident reaches: the roles of its task, and nothing else.</summary>
public sealed class IncidentIamPlugin(CaseFile file, Bounds bounds, NamedResources named)
{
    private const int MostResources = 5;

    [Description("Whether a role of the task may make a call, by its identity policies as they are now. Allowed only means: not refuted by these.")]
    public async Task<Finding<IReadOnlyList<SimulatedAction>>> May(
        [Description("Such as kms:Decrypt.")] string action,
        [Description("An ARN, or *; null for what the incident itself names.")] string? resource,
        [Description("task or execution, or the role's name; null for the role that acted when the task stopped.")] string? role,
        CancellationToken cancellationToken)
    {
        var query = $"SimulatePrincipalPolicy {role} {action} on {resource}";
        if ((bounds.OfRole(role) ?? named.Beyond(resource, bounds)) is { } beyond)
            return file.NoteAndKeep(Refusing.Refused<IReadOnlyList<SimulatedAction>>("iam", "iam", query, beyond));
        if (!CallShape.IsAction(action) || (resource is not null && !CallShape.IsResource(resource)))
            return file.NoteAndKeep(Refusing.Refused<IReadOnlyList<SimulatedAction>>("iam", "iam", query, "name an action such as kms:Decrypt, and an ARN or *"));
        if (Meant(role) is not { } acting)
            return file.NoteAndKeep(new Finding<IReadOnlyList<SimulatedAction>>(null, new Look("iam", "iam", query, null, LookResult.Nothing, "the task has no role"), null));

        IReadOnlyList<string> resources = resource is not null ? [resource] : [.. named.Of(action).Take(MostResources).DefaultIfEmpty("*")];
        return file.NoteAndKeep(await file.Tools.Iam.Simulate(acting, "asked", [.. resources.Select(r => new NeededCall(action, r))], cancellationToken));
    }

    [Description("A role of the task: whether it is there, who may assume it.")]
    public async Task<Finding<IamRole>> Role([Description("task or execution, or the role's name; null for the role that acted when the task stopped.")] string? role, CancellationToken cancellationToken) =>
        bounds.OfRole(role) is { } beyond ? file.NoteAndKeep(Refusing.Refused<IamRole>("iam", "iam", $"GetRole {role}", beyond))
        : Meant(role) is { } meant ? file.NoteAndKeep(await file.Tools.Iam.Role(meant, cancellationToken))
        : file.NoteAndKeep(new Finding<IamRole>(null, new Look("iam", "iam", "GetRole", null, LookResult.Nothing, "the task has no role"), null));

    [Description("The names of a role's identity policies.")]
    public async Task<Finding<RolePolicies>> Policies([Description("task or execution, or the role's name; null for the role that acted when the task stopped.")] string? role, CancellationToken cancellationToken) =>
        bounds.OfRole(role) is { } beyond ? file.NoteAndKeep(Refusing.Refused<RolePolicies>("iam", "iam", $"policies of role {role}", beyond))
        : Meant(role) is { } meant ? file.NoteAndKeep(await file.Tools.Iam.Policies(meant, cancellationToken))
        : file.NoteAndKeep(new Finding<RolePolicies>(null, new Look("iam", "iam", "policies", null, LookResult.Nothing, "the task has no role"), null));

    /// <summary>Before a task starts ECS acts with the execution role, afterwards its containers with the task role.</summary>
    public TaskRole? Meant(string? role) => role is not null ? bounds.Role(role)
        : file.Task is not { } task ? null
        : (task.StartedAt is null ? TaskRole.Execution(task, file.Definition) : TaskRole.Application(task, file.Definition)) ?? (bounds.Roles is [var any, ..] ? any : null);
}
