using TriageBot.Aws.Signing;

namespace TriageBot.Aws.Sts;

/// <summary>An assumed role's keys and when they end.</summary>
internal sealed record RoleSession(AwsKeys Keys, DateTimeOffset Expires);
