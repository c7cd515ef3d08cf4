using System.Text.Json.Nodes;

namespace TriageBot.Recording;

/// <summary>What an answer tells, as entries of a case. Some answers are one thing without its name, which stands in the question.</summary>
internal static class AccountThings
{
    public static IEnumerable<JsonObject> Of(Exchange exchange, JsonObject answer, string list)
    {
        var question = exchange.Question;
        if (!exchange.Succeeded)
            return [];

        return question.Operation switch
        {
            "DescribeTargetHealth" => [new JsonObject { ["TargetGroupArn"] = question.Field("TargetGroupArn"), ["TargetHealthDescriptions"] = answer["TargetHealthDescriptions"]?.DeepClone() ?? new JsonArray() }],
            "DescribeMountTargetSecurityGroups" => [new JsonObject { ["MountTargetId"] = question.Body.Split('/').ElementAtOrDefault(3), ["SecurityGroups"] = answer["SecurityGroups"]?.DeepClone() }],
            "BatchGetImage" => answer.Objects(list).Select(WithPlatformsAlone),
            _ => list.Length == 0 ? [answer] : answer.Objects(list),
        };
    }

    /// <summary>A digest is one repository's, and an image has a manifest under each of its tags.</summary>
    public static string? Identity(string operation, JsonObject thing, string key, string account) => operation switch
    {
        "DescribeImages" => $"{thing.Text("registryId") ?? account}/{thing.Text("repositoryName")}@{thing.Text(key)}",
        "BatchGetImage" => $"{thing.Text("registryId") ?? account}/{thing.Text(key)}:{thing["imageId"]?.ToJsonString()}",
        "ListServiceQuotas" => $"{thing.Text("ServiceCode")}/{thing.Text(key)}",
        _ => thing.Text(key),
    };

    /// <summary>Whoever pushes an image writes what he likes into its manifest: only what is read of it is kept.</summary>
    private static JsonObject WithPlatformsAlone(JsonObject image)
    {
        var kept = image.DeepClone().AsObject();
        var manifest = Json.Object(image.Text("imageManifest") ?? "");
        kept["imageManifest"] = new JsonObject
        {
            ["schemaVersion"] = manifest?["schemaVersion"]?.DeepClone(),
            ["mediaType"] = manifest?["mediaType"]?.DeepClone(),
            ["manifests"] = new JsonArray([.. manifest.Objects("manifests").Select(m => new JsonObject { ["digest"] = m.Text("digest"), ["platform"] = m["platform"]?.DeepClone() })]),
        };
        return kept;
    }
}
