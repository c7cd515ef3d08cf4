namespace TriageBot.Triage.Iam;

/// <summary>The identity policies of a role. Boundaries, service control policies and the policies of resources are not among them.</summary>
public sealed record RolePolicies(IReadOnlyList<RolePolicy> Policies);

/// <param name="Name">The policy's name.</param>
/// <param name="Arn">A managed policy's ARN; null for one that stands inline in the role.</param>
/// <param name="Document">Its default version: JSON, percent-decoded.</param>
public sealed record RolePolicy(string Name, string? Arn, string Document)
{
    public bool IsInline => Arn is null;
}
