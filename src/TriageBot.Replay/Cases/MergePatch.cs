using System.Text.Json.Nodes;

namespace TriageBot.Replay.Cases;

/// <summary>
/// A step's patch applied to a case: JSON Merge Patch (RFC 7396), so an object merges, null removes, everything else replaces.
/// Two things AWS-shaped lists need go beyond it. A list of AWS things merges by identity: an element whose <c>taskArn</c>, <c>serviceArn</c>,
/// <c>serviceName</c>, <c>clusterArn</c>, <c>taskDefinitionArn</c>, <c>serviceDeploymentArn</c>, <c>serviceRevisionArn</c>, <c>containerInstanceArn</c>,
/// <c>capacityProviderArn</c>, <c>Arn</c> (of IAM), <c>logGroupName</c> or <c>logStreamName</c> is there already is merged into it, a new one is added at the end; so are those of <see cref="AccountSections"/> by their own key; the <c>containers</c> of a task merge by <c>name</c>.
/// And the <c>events</c> of a log stream are appended. Every other list is replaced.
/// </summary>
internal static class MergePatch
{
    private static readonly string[] Identities =
    [
        "logStreamName", "logGroupName", "taskArn", "serviceArn", "serviceName", "serviceDeploymentArn", "serviceRevisionArn", "taskDefinitionArn", "clusterArn",
        "containerInstanceArn", "capacityProviderArn", "Arn",
    ];

    public static void Apply(JsonObject target, JsonObject patch)
    {
        foreach (var (key, value) in patch)
        {
            if (value is null)
                target.Remove(key);
            else if (value is JsonObject change)
                target[key] = Merged(target[key] as JsonObject, change);
            else if (value is JsonArray list && target[key] is JsonArray there && Identity(target, key, list) is { } identity)
                MergeLists(there, list, identity);
            else
                target[key] = value.DeepClone();
        }
    }

    private static JsonObject Merged(JsonObject? target, JsonObject patch)
    {
        var merged = target?.DeepClone().AsObject() ?? [];
        Apply(merged, patch);
        return merged;
    }

    /// <summary>What tells the elements of a list apart; "" where they are simply appended, null where the list is replaced.</summary>
    private static string? Identity(JsonObject owner, string key, JsonArray list)
    {
        if (key == "events" && owner.ContainsKey("logStreamName"))
            return "";
        if (key == "containers" && owner.ContainsKey("taskArn"))
            return "name";
        if (AccountSections.IdentityIn(key) is { } own && list.Count > 0 && list.All(element => element is JsonObject thing && thing.ContainsKey(own)))
            return own;
        return list.Count == 0 ? null : Identities.FirstOrDefault(name => list.All(element => element is JsonObject thing && thing.ContainsKey(name)));
    }

    private static void MergeLists(JsonArray target, JsonArray patch, string identity)
    {
        foreach (var element in patch)
        {
            var known = identity.Length == 0 ? null : target.OfType<JsonObject>().FirstOrDefault(thing => Same(thing[identity], (element as JsonObject)?[identity]));
            if (known is null)
                target.Add(element is JsonObject added ? Merged(null, added) : element?.DeepClone());
            else
                Apply(known, element!.AsObject());
        }
    }

    private static bool Same(JsonNode? a, JsonNode? b) => a is not null && b is not null && JsonNode.DeepEquals(a, b);
}
