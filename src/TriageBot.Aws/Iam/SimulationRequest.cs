using TriageBot.Triage.Iam;

namespace TriageBot.Aws.Iam;

/// <summary>SimulatePrincipalPolicy's parameters: lists are numbered from one.</summary>
internal static class SimulationRequest
{
    // The default is 100, and the action on each resource counts.
    private const string LongestPage = "1000";

    public static IReadOnlyList<KeyValuePair<string, string>> Of(
        string roleArn, IReadOnlyList<string> actions, IReadOnlyList<string> resources, IReadOnlyList<ContextEntry> context) =>
    [
        new("PolicySourceArn", roleArn),
        .. Members("ActionNames", actions),
        .. Members("ResourceArns", resources),
        .. context.SelectMany((entry, index) => Entry($"ContextEntries.member.{index + 1}", entry)),
        new("MaxItems", LongestPage),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Entry(string name, ContextEntry entry) =>
    [
        new($"{name}.ContextKeyName", entry.Key),
        new($"{name}.ContextKeyType", entry.Type),
        .. Members($"{name}.ContextKeyValues", entry.Values),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Members(string list, IReadOnlyList<string> values) =>
        values.Select((value, index) => new KeyValuePair<string, string>($"{list}.member.{index + 1}", value));
}
