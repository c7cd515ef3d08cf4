using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ecr;

/// <summary>By tag, by digest, or by both, which then have to agree.</summary>
internal sealed record ImageId(string? Tag, string? Digest)
{
    /// <summary>Of an entry of <c>images</c>.</summary>
    public static ImageId Of(Recorded image) => image.Member("imageId") is { ValueKind: JsonValueKind.Object } id
        ? new(new Recorded(id, image.Now).Text("imageTag"), new Recorded(id, image.Now).Text("imageDigest"))
        : new(null, null);

    public static IEnumerable<string> Tags(Recorded detail) => detail.Member("imageTags") is { ValueKind: JsonValueKind.Array } tags
        ? tags.EnumerateArray().Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => tag.GetString()!)
        : [];

    public bool IsDetail(Recorded detail) => (Digest is null || detail.Text("imageDigest") == Digest) && (Tag is null || Tags(detail).Contains(Tag));

    public bool IsImage(Recorded image) => (Digest is null || Of(image).Digest == Digest) && (Tag is null || Of(image).Tag == Tag);

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("imageId");
        if (Digest is not null)
            json.WriteString("imageDigest", Digest);
        if (Tag is not null)
            json.WriteString("imageTag", Tag);
        json.WriteEndObject();
    }

    public override string ToString() => $"{{imageDigest:'{Said.Short(Digest ?? "null")}', imageTag:'{Said.Short(Tag ?? "null")}'}}";
}
