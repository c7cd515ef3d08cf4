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
        new("Slack:ApiUrl", "an https URL such as https://slack.com/api/ (http only to this machine or to a host name without a dot)", Values.IsSlackApi),
        new("Slack:Command", "a command's name with its slash, such as /ecs", v => v.Length is > 1 and <= 32 && v[0] == '/' && !v.Any(char.IsWhiteSpace)),
        Text("Slack:Channels:#", "a channel's name or id, or a section that binds it"),
        Text("Slack:Channels:#:Channel", "a channel's name or id"),
        new("Slack:Channels:#:Account", "twelve digits", Values.IsAccount),
        new("Slack:Channels:#:Regions:#", "a Region code such as eu-central-1", Values.IsRegion),
        Text("Slack:Channels:#:Clusters:#", "a cluster's name"),
        new("Slack:Channels:#:RoleArn", "a role's ARN, such as arn:aws:iam::123456789012:role/triagebot", Values.IsRole),
        new("Slack:Channels:#:ExternalId", "2 to 1224 characters", v => v.Length is >= 2 and <= 1224),
        .. AlertKeys.OfChannels,
        Text("Slack:Workspaces:#", "a workspace's id, such as T0123ABCD"),
        Text("Slack:Users:#", "a user's id, such as U0123ABCD"),
        Text("Slack:UserGroups:#", "a user group's id, such as S0123ABCD"),
        new("Slack:AllowGuests", "true or false", v => v is "true" or "false"),
        new("Slack:AllowShared", "true or false", v => v is "true" or "false"),
        new("Slack:Workers", "a whole number between 1 and 64", v => Values.IsNumber(v, 1, 64)),
        .. ModelKeys.All,
        Text("Store:Path", "the path of a file"),
        .. AlertKeys.All,
        new("Logging:*", "text", _ => true),
    ];

    internal static KnownKey Text(string pattern, string allowed) => new(pattern, allowed, v => v.Length > 0);

    internal static KnownKey[] Secret(string pattern) =>
        [Text(pattern, "text") with { IsSecret = true }, Text($"{pattern}File", "the path of a file that holds it")];
}
