namespace TriageBot.Triage.Iam;

/// <summary>A role as GetRole returns it.</summary>
/// <param name="Name">The last segment of the ARN.</param>
/// <param name="Path">Begins and ends with <c>/</c>, such as <c>/service-role/</c>.</param>
/// <param name="TrustPolicy">Who may assume it: JSON, percent-decoded; empty where IAM did not say.</param>
/// <param name="PermissionsBoundaryArn">The policy that bounds it; null where none does.</param>
/// <param name="CreatedAt">A role younger than the policies that name it was perhaps deleted and created anew.</param>
public sealed record IamRole(
    string Arn, string Name, string Path, string TrustPolicy, string? PermissionsBoundaryArn, DateTimeOffset? CreatedAt = null);
