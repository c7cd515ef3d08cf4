namespace TriageBot.Triage.Targets;

/// <summary>The hosts of the AWS Management Console, one domain for each partition.</summary>
internal static class ConsoleHosts
{
    // Partitions that are not on the public internet are left out: no link beats a wrong one.
    private static readonly (string Partition, string Domain)[] Domains =
    [
        ("aws", "console.aws.amazon.com"),
        ("aws-cn", "console.amazonaws.cn"),
        ("aws-us-gov", "console.amazonaws-us-gov.com"),
        ("aws-eusc", "console.amazonaws-eusc.eu"),
    ];

    /// <summary>The host for a scope's Region; null for a partition without a public console.</summary>
    public static string? For(AwsScope scope)
    {
        var domain = Array.Find(Domains, known => known.Partition == scope.Partition).Domain;
        return domain is null ? null : $"{scope.Region}.{domain}";
    }

    /// <summary>
    /// What a console host tells: <c>[account-hash.][region.]console…</c>, the account in multi-session links only. False for any other host.
    /// </summary>
    public static bool TryRead(string host, out string? account, out string? region)
    {
        (account, region) = (null, null);
        foreach (var (_, domain) in Domains)
        {
            if (host == domain)
                return true;
            if (!host.EndsWith($".{domain}", StringComparison.Ordinal))
                continue;

            var labels = host[..^(domain.Length + 1)].Split('.');
            region = Array.Find(labels, Identifiers.IsRegion);
            account = Array.Find([.. labels.Select(label => label.Split('-')[0])], Identifiers.IsAccount);
            return true;
        }

        return false;
    }

    /// <summary>The access portals of IAM Identity Center, whose links wrap the console's.</summary>
    public static bool IsAccessPortal(string host) =>
        host.EndsWith(".awsapps.com", StringComparison.Ordinal) || host.EndsWith(".awsapps.cn", StringComparison.Ordinal)
        || host.EndsWith(".app.aws", StringComparison.Ordinal);
}
