using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TriageBot.Simulation.BlockKit;

/// <summary>The small rules that blocks are made of.</summary>
internal static class Rules
{
    public static Rule Flag { get; } = (node, at, findings) =>
    {
        if (node?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            findings.Add("must be a boolean", at);
    };

    /// <summary>Anything that is not null; for parts that nobody checks here.</summary>
    public static Rule Anything { get; } = (node, at, findings) =>
    {
        if (node is null)
            findings.Add("must not be null", at);
    };

    /// <summary>Length in UTF-16 units: Slack may count fewer, never more.</summary>
    public static Rule Text(int most, int least = 1) => (node, at, findings) =>
    {
        if (node?.GetValueKind() != JsonValueKind.String)
        {
            findings.Add("must be a string", at);
            return;
        }

        var length = node.GetValue<string>().Length;
        if (length < least)
            findings.Add($"must be more than {least - 1} characters", at);
        if (length > most)
            findings.Add($"must be less than {most + 1} characters", at);
    };

    public static Rule Url { get; } = (node, at, findings) =>
    {
        Text(3000)(node, at, findings);
        if (node?.GetValueKind() == JsonValueKind.String && !(Uri.TryCreate(node.GetValue<string>(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" or "mailto"))
            findings.Add("must be a valid URL", at);
    };

    public static Rule OneOf(params string[] values) => (node, at, findings) =>
    {
        if (node?.GetValueKind() != JsonValueKind.String || !values.Contains(node.GetValue<string>()))
            findings.Add($"must be one of {string.Join(", ", values)}", at);
    };

    public static Rule Number(int least, int most) => (node, at, findings) =>
    {
        if (node is not JsonValue value || !int.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            findings.Add("must be an integer", at);
        else if (number < least || number > most)
            findings.Add($"must be between {least} and {most}", at);
    };

    public static Rule Instant { get; } = Number(0, int.MaxValue);

    public static Rule List(Rule item, int most, int least = 1) => (node, at, findings) =>
    {
        if (node is not JsonArray items)
        {
            findings.Add("must be an array", at);
            return;
        }

        if (items.Count < least)
            findings.Add($"no fewer than {least} items allowed", at);
        if (items.Count > most)
            findings.Add($"no more than {most} items allowed", at);
        for (var i = 0; i < items.Count; i++)
            item(items[i], $"{at}/{i}", findings);
    };

    /// <summary>Goes by <c>type</c>.</summary>
    public static Rule ByType(IReadOnlyDictionary<string, Rule> types) => (node, at, findings) =>
    {
        if (node is not JsonObject item)
            findings.Add("must be an object", at);
        else if (item["type"]?.GetValueKind() != JsonValueKind.String)
            findings.Add("missing required field: type", at);
        else if (types.TryGetValue(item["type"]!.GetValue<string>(), out var rule))
            rule(item, at, findings);
        else
            findings.Add($"unsupported type: {item["type"]!.GetValue<string>()}", at + "/type");
    };

    public static Rule Both(Rule first, Rule second) => (node, at, findings) =>
    {
        first(node, at, findings);
        second(node, at, findings);
    };
}
