using System.Globalization;

namespace TriageBot.Configuration;

/// <summary>Every key that the configuration may hold, and what its value may be. <c>#</c> stands for a place in a list.</summary>
internal static class KnownKeys
{
    private static readonly IReadOnlyList<KnownKey> All =
    [
        new("Aws:Accounts:#:Id", "twelve digits", v => v.Length == 12 && v.All(char.IsAsciiDigit)),
        new("Aws:Accounts:#:RoleArn", "a role's ARN, arn:aws:iam::123456789012:role/name", v => v.StartsWith("arn:aws", StringComparison.Ordinal) && v.Contains(":iam::", StringComparison.Ordinal) && v.Contains(":role/", StringComparison.Ordinal)),
        new("Aws:Accounts:#:ExternalId", "2 to 1224 characters", v => v.Length is >= 2 and <= 1224),
        new("Aws:Accounts:#:Regions:#", "a Region code such as eu-central-1", IsRegion),
        new("Aws:DefaultCluster", "a cluster's name", v => v.Length is > 0 and <= 255),
        new("Evidence:EventLogGroups:#", "a log group's name or ARN", v => v.Length is > 0 and <= 2048),
        new("Evidence:CloudTrailLogGroups:#", "a log group's name or ARN", v => v.Length is > 0 and <= 2048),
        new("Evidence:Deadline", "a time between 00:00:01 and 00:05:00", v => Deadline(v) is not null),
    ];

    /// <summary>Sections that other parts of the bot read.</summary>
    private static readonly string[] Elsewhere = ["Slack:", "Model:", "Store:", "Alerts:", "Rulebook:", "Logging:", "AllowedHosts", "Kestrel:", "Urls"];

    /// <summary>Null where the key and its value are fine; else what is wrong and what is allowed.</summary>
    public static string? Complaint(string key, string value)
    {
        if (Elsewhere.Any(e => key.StartsWith(e, StringComparison.OrdinalIgnoreCase)))
            return null;

        var pattern = string.Join(':', key.Split(':').Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? "#" : p));
        var known = All.FirstOrDefault(k => k.Pattern.Equals(pattern, StringComparison.OrdinalIgnoreCase));
        return known switch
        {
            null => $"unknown key {key}. Known keys: {string.Join(", ", All.Select(k => k.Pattern))}",
            _ when known.Allows(value) => null,
            _ => $"{key} is '{value}', and must be {known.Allowed}",
        };
    }

    public static TimeSpan? Deadline(string text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.FromSeconds(1) && span <= TimeSpan.FromMinutes(5) ? span : null;

    private static bool IsRegion(string text) => text.Length is > 4 and < 30 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && char.IsAsciiDigit(text[^1]);

    private sealed record KnownKey(string Pattern, string Allowed, Func<string, bool> Allows);
}
