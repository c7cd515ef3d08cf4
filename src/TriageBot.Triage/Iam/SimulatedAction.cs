namespace TriageBot.Triage.Iam;

/// <summary>
/// What the role's own policies say of one action on one resource, as SimulatePrincipalPolicy computes it now. It knows no policies of
/// resources, keys and endpoints, no conditions of service control policies, no session policies: <c>allowed</c> means "not refuted".
/// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
/// </summary>
public sealed record SimulatedAction
{
    /// <summary>Such as <c>secretsmanager:GetSecretValue</c>.</summary>
    public required string Action { get; init; }

    /// <summary>An ARN, or <c>*</c>.</summary>
    public required string Resource { get; init; }

    /// <summary><c>allowed</c>, <c>explicitDeny</c> or <c>implicitDeny</c>.</summary>
    public required string Decision { get; init; }

    /// <summary>The statements that decided it; none for an implicit denial.</summary>
    public IReadOnlyList<MatchedStatement> MatchedStatements { get; init; } = [];

    /// <summary>Condition keys that a policy asks for and that were not given: the decision is uncertain where there are any.</summary>
    public IReadOnlyList<string> MissingContextKeys { get; init; } = [];

    /// <summary>False where a service control policy denies it; null where IAM does not say.</summary>
    public bool? AllowedByOrganizations { get; init; }

    /// <summary>False where the permissions boundary denies it; null where there is none.</summary>
    public bool? AllowedByPermissionsBoundary { get; init; }

    public bool IsAllowed => Decision == "allowed";

    /// <summary>True where no unknown condition could turn the decision round.</summary>
    public bool IsCertain => MissingContextKeys.Count == 0;
}

/// <param name="SourcePolicyId">Where the statement stands: a managed policy's name, or <c>role_</c>, the role's name and the inline policy's.</param>
/// <param name="SourcePolicyType">Such as <c>IAM Policy</c>, <c>role</c>, <c>aws-managed</c>, <c>user-managed</c>; null where IAM does not say.</param>
public sealed record MatchedStatement(string SourcePolicyId, string? SourcePolicyType);

/// <summary>A condition key's value for a simulation.</summary>
/// <param name="Type"><c>string</c>, <c>stringList</c>, <c>boolean</c>, <c>ip</c>, <c>numeric</c>, <c>date</c> …</param>
public sealed record ContextEntry(string Key, string Type, IReadOnlyList<string> Values);
