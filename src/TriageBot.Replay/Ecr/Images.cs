using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ecr;

/// <summary>Images: what is said of them is in <c>imageDetails</c>, their manifests are in <c>images</c>, a manifest as text or as the document that it is.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html, API_BatchGetImage.html</remarks>
internal static class Images
{
    public static void Describe(Place place, Input input, Utf8JsonWriter json)
    {
        var registry = Registry.Of(place, input, "DescribeImages");
        var name = Registry.RequiredName(input);
        var wanted = Ids(input);
        var size = EcrPages.Size(input, wanted.Count > 0);
        var tagged = input.Structure("filter")?.Text("tagStatus", "TAGGED", "UNTAGGED", "ANY") ?? "ANY";
        var known = registry.List("imageDetails").Where(image => image.Text("repositoryName") == name).ToList();
        registry.MustHave(name, known.Count > 0);
        if (wanted.FirstOrDefault(id => !known.Exists(id.IsDetail)) is { } missing)
            throw new AwsRefusal("ImageNotFoundException", $"The image with imageId {missing} does not exist within the repository with name '{Said.Short(name)}' in the registry with id '{Said.Short(registry.Id)}'");

        var found = known
            .Where(image => wanted.Count == 0 || wanted.Exists(id => id.IsDetail(image)))
            .Where(image => tagged == "ANY" || ImageId.Tags(image).Any() == (tagged == "TAGGED"))
            .ToList();
        var (page, next) = Paging.Cut(found, size, input.Text("nextToken"), $"images/{registry.Id}/{name}/{tagged}");
        EcrPages.Write(json, "imageDetails", page);
        if (next is not null)
            json.WriteString("nextToken", next);
    }

    public static void BatchGet(Place place, Input input, Utf8JsonWriter json)
    {
        var registry = Registry.Of(place, input, "BatchGetImage");
        var name = Registry.RequiredName(input);
        var wanted = Ids(input);
        if (wanted.Count == 0)
            throw AwsRefusal.InvalidParameter("Invalid parameter at 'imageIds' failed to satisfy constraint: 'must not be null'");
        var known = registry.List("images").Where(image => image.Text("repositoryName") == name).ToList();
        var described = place.Known("ecr", "imageDetails").Where(image => image.Text("repositoryName") == name).ToList();
        registry.MustHave(name, known.Count > 0 || described.Count > 0);
        var found = wanted.ConvertAll(id => (Id: id, Image: known.Find(id.IsImage)));

        // It is there, and its manifest was not looked at.
        if (found.Exists(pair => pair.Image is null && described.Exists(pair.Id.IsDetail)))
            throw AwsRefusal.NotRecorded(place.Caller, registry.Action, registry.Resource(name));
        json.WriteStartArray("images");
        foreach (var (id, image) in found.Where(pair => pair.Image is not null))
            Write(json, registry, name, id, image!);
        json.WriteEndArray();
        json.WriteStartArray("failures");
        foreach (var (id, _) in found.Where(pair => pair.Image is null))
        {
            json.WriteStartObject();
            id.Write(json);
            json.WriteString("failureCode", "ImageNotFound");
            json.WriteString("failureReason", "Requested image not found");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Registry registry, string name, ImageId asked, Recorded image)
    {
        json.WriteStartObject();
        json.WriteString("registryId", registry.Id);
        json.WriteString("repositoryName", name);
        (ImageId.Of(image) with { Tag = asked.Tag ?? ImageId.Of(image).Tag }).Write(json);
        if (image.Member("imageManifest") is { } manifest)
            json.WriteString("imageManifest", manifest.ValueKind == JsonValueKind.String ? manifest.GetString() : manifest.GetRawText());
        if (image.Text("imageManifestMediaType") is { } type)
            json.WriteString("imageManifestMediaType", type);
        json.WriteEndObject();
    }

    private static List<ImageId> Ids(Input input)
    {
        var ids = (input.Structures("imageIds") ?? []).Select(id => new ImageId(id.Text("imageTag"), id.Text("imageDigest"))).ToList();
        if (ids.Count > 100 || ids.Exists(id => id.Tag is null && id.Digest is null))
            throw AwsRefusal.InvalidParameter("Invalid parameter at 'imageIds' failed to satisfy constraint: 'at most 100, each with a tag or a digest'");
        return ids;
    }
}
