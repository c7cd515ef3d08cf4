namespace TriageBot.Triage.Targets;

/// <summary>AWS partitions, told from a Region's name by the rules that AWS's own endpoint data uses.</summary>
public static class Partitions
{
    private static readonly (string Prefix, string Partition)[] ByPrefix =
    [
        ("cn-", "aws-cn"),
        ("us-gov-", "aws-us-gov"),
        ("eusc-", "aws-eusc"),
        ("us-isob-", "aws-iso-b"),
        ("us-isof-", "aws-iso-f"),
        ("eu-isoe-", "aws-iso-e"),
        ("us-iso-", "aws-iso"),
    ];

    public static string OfRegion(string region)
    {
        foreach (var (prefix, partition) in ByPrefix)
        {
            if (region.StartsWith(prefix, StringComparison.Ordinal))
                return partition;
        }

        return "aws";
    }
}
