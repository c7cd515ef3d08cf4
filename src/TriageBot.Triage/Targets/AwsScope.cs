namespace TriageBot.Triage.Targets;

/// <summary>Where a look-up goes: one account, one Region, and the role that is assumed to get there.</summary>
/// <param name="Account">Twelve digits; null until an ARN has told it (a bare task id names none).</param>
/// <param name="Region">A Region code such as <c>eu-central-1</c>.</param>
/// <param name="Role">The role to assume first; null reads with the process's own credentials.</param>
public sealed record AwsScope(string? Account, string Region, AwsRole? Role = null)
{
    /// <summary>The partition that the Region belongs to: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>, <c>aws-eusc</c>, an isolated one.</summary>
    public string Partition => Partitions.OfRegion(Region);
}

/// <summary>A role of another account that is assumed for reading it.</summary>
/// <param name="Arn">The role's ARN.</param>
/// <param name="ExternalId">The external id that the role's trust policy asks for, if any.</param>
public sealed record AwsRole(string Arn, string? ExternalId = null);
