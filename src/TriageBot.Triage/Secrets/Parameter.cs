namespace TriageBot.Triage.Secrets;

/// <summary>A parameter of the Parameter Store as DescribeParameters returns it, now: all but its value, which is never read.</summary>
/// <param name="Name">As it is stored: with its leading slash, if it has one.</param>
/// <param name="Arn">Null where SSM does not say.</param>
/// <param name="Type"><c>String</c>, <c>StringList</c>, <c>SecureString</c>.</param>
/// <param name="KeyId">Of a SecureString: the key that a reader has to be allowed to use; <c>alias/aws/ssm</c> is AWS's own.</param>
public sealed record Parameter(string Name, string? Arn, string? Type, string? KeyId, long? Version, DateTimeOffset? LastModifiedAt);
