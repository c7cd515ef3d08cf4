namespace TriageBot.Replay.Worlds;

/// <summary>The partition that a Region belongs to: the first part of every ARN there.</summary>
internal static class Partitions
{
    public static string Of(string region) => region switch
    {
        _ when region.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
        _ when region.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ when region.StartsWith("eusc-", StringComparison.Ordinal) => "aws-eusc",
        _ => "aws",
    };
}
