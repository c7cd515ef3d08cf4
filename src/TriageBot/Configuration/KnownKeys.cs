namespace TriageBot.Configuration;

/// <summary>Every key that the configuration may hold, and what its value may be.</summary>
internal static class KnownKeys
{
    public static readonly IReadOnlyList<KnownKey> All =
    [
        new("Aws:Accounts:#:Id", "twelve digits", Values.IsAccount),
        new("Aws:Accounts:#:RoleArn", "a role's ARN, such as arn:aws:iam::123456789012:role/triagebot", Values.IsRole),
        new("Aws:Accounts:#:ExternalId", "2 to 1224 characters", v => v.Length is >= 2 and <= 1224),
        new("Aws:Accounts:#:Regions:#", "a Region code such as eu-central-1", Values.IsRegion),
        new("Aws:DefaultCluster", "a cluster's name", v => v.Length is > 0 and <= 255),
        new("Evidence:EventLogGroups:#", "a log group's name or ARN", v => v.Length is > 0 and <= 2048),
        new("Evidence:CloudTrailLogGroups:#", "a log group's name or ARN", v => v.Length is > 0 and <= 2048),
        new("Evidence:Deadline", "a time between 00:00:01 and 00:05:00", v => Values.Deadline(v) is not null),
        new("Evidence:MostBytesScanned", "a whole number of bytes, such as 1000000000", v => Values.Bytes(v) is not null),
        Text("Rulebook:Files:#", "the path of a rule file"),
        .. Secret("Slack:BotToken"),
        .. Secret("Slack:SigningSecret"),
        .. Secret("Slack:AppToken"),
        new("Slack:ApiUrl", "an http or https URL", Values.IsUrl),
        Text("Slack:Channels:#", "a channel's name or id"),
        new("Model:Provider", "none, anthropic, bedrock or openai", v => v is "none" or "anthropic" or "bedrock" or "openai"),
        Text("Model:Name", "a model's name"),
        new("Model:Endpoint", "an http or https URL", Values.IsUrl),
        .. Secret("Model:ApiKey"),
        Text("Store:Path", "the path of a file"),
        Text("Alerts:*", "text"),
        new("Logging:*", "text", _ => true),
    ];

    private static KnownKey Text(string pattern, string allowed) => new(pattern, allowed, v => v.Length > 0);

    private static KnownKey[] Secret(string pattern) =>
        [Text(pattern, "text") with { IsSecret = true }, Text($"{pattern}File", "the path of a file that holds it")];
}
