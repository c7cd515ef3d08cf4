namespace TriageBot.Triage.Targets;

/// <summary>An Amazon Resource Name, taken apart and checked, except for the resource, which each service spells its own way.</summary>
internal sealed record Arn(string Service, string Region, string Account, string Resource)
{
    private static readonly string[] KnownPartitions = ["aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f"];

    /// <summary>The ARN that stands in a word, also behind <c>taskArn=</c> or inside a link's query; null where there is none.</summary>
    public static string? In(string word)
    {
        for (var at = word.IndexOf("arn:", StringComparison.Ordinal); at >= 0; at = word.IndexOf("arn:", at + 1, StringComparison.Ordinal))
        {
            // "task_arn:arn:aws:…": the first is a label.
            if ((at > 0 && char.IsAsciiLetterOrDigit(word[at - 1])) || word.AsSpan(at + 4).StartsWith("arn:", StringComparison.Ordinal))
                continue;

            var end = at == 0 ? -1 : word.AsSpan(at).IndexOfAny("&?#");
            return end < 0 ? word[at..] : word.Substring(at, end);
        }

        return null;
    }

    public static (Arn? Arn, ParsedTarget? Error) Read(string text)
    {
        var parts = text.Split(':', 6);
        if (parts is not [_, var partition, var service, var region, var account, { Length: > 0 } resource])
            return Wrong("an ARN that is cut short", "the whole ARN: arn:aws:ecs:<region>:<account>:task/<cluster>/<id>");
        if (!KnownPartitions.Contains(partition))
            return Wrong($"an ARN of the unknown partition {Found.Quoted(partition)}", $"one of {string.Join(", ", KnownPartitions)}");
        if (service is not ("ecs" or "logs"))
            return Wrong($"an ARN of {Found.Quoted(service)}, not of ECS", Found.WhatWorks);
        if (!Identifiers.IsRegion(region))
            return Wrong($"an ARN whose Region is {Found.Quoted(region)}", "an ARN with a Region such as eu-central-1");
        if (Partitions.OfRegion(region) != partition)
            return Wrong($"an ARN of the partition {partition} with the Region {region}, which is in {Partitions.OfRegion(region)}", "the ARN as AWS prints it");
        if (!Identifiers.IsAccount(account))
            return Wrong($"an ARN whose account is {Found.Quoted(account)}", "an ARN with the account's 12 digits");

        return (new Arn(service, region, account, resource), null);

        (Arn?, ParsedTarget?) Wrong(string what, string wouldWork) => (null, ParsedTarget.Unreadable($"{what}: {Found.Quoted(text)}", wouldWork));
    }
}
