namespace TriageBot.Models.Privacy;

/// <summary>Hosts of AWS: which of their labels are AWS's own, and which a customer's.</summary>
internal static class AwsHostNames
{
    // Labels that AWS puts before a service's name or behind it.
    private static readonly HashSet<string> s_plain = new(StringComparer.Ordinal) { "api", "dkr", "ecr", "runtime", "data", "dualstack", "fips", "public", "www", "docs", "console" };

    /// <param name="labels">Of the whole host.</param>
    /// <param name="own">How many of the first are a customer's: <c>orders.c9akciq32.eu-central-1.rds.amazonaws.com</c> has two. An account's id, in ECR's hosts, is none of them.</param>
    public static bool IsOne(string[] labels, out int own)
    {
        own = 0;
        var suffix = labels switch
        {
            [.., "amazonaws", "com", "cn"] => 3,
            [.., "amazonaws", "com" or "eu"] or [.., "on" or "api", "aws"] => 2,
            _ => 0,
        };
        if (suffix == 0)
            return false;

        var rest = labels.Length - suffix;
        var place = Array.FindLastIndex(labels, rest - 1, rest, IsRegion);
        own = place switch
        {
            // sts.amazonaws.com; bucket.s3.amazonaws.com
            < 0 => rest - 1,
            // region.rds and the like stand behind what is a customer's; service.region has the service before it.
            _ when place < rest - 1 => place,
            _ => place - 1,
        };
        while (own > 0 && s_plain.Contains(labels[own - 1]))
            own--;
        if (own > 0 && labels is [{ Length: 12 } account, ..] && account.All(char.IsAsciiDigit))
            own = 0;
        own = Math.Max(own, 0);
        return true;
    }

    private static bool IsRegion(string label) => label.Length is > 8 and < 20 && label.Count(c => c == '-') is 2 or 3 && char.IsAsciiDigit(label[^1]) && char.IsAsciiLetterLower(label[0]) && label.IndexOf('-', StringComparison.Ordinal) is 2 or 4;
}
