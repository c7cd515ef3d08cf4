namespace TriageBot.Aws.Logs;

/// <summary>A log group goes by its name, or, where another account owns it, by its ARN in a field of its own.</summary>
internal readonly record struct LogGroupName(string? Name, string? Identifier)
{
    public static LogGroupName Of(string group) => group.StartsWith("arn:", StringComparison.Ordinal)
        ? new(null, group.EndsWith(":*", StringComparison.Ordinal) ? group[..^2] : group)
        : new(group, null);
}
