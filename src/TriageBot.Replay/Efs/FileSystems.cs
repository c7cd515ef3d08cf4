using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Efs;

/// <summary>https://docs.aws.amazon.com/efs/latest/ug/API_DescribeFileSystems.html</summary>
internal static class FileSystems
{
    public static void Describe(Place place, Input input, Utf8JsonWriter json)
    {
        var (id, token) = (input.Text("FileSystemId"), input.Text("CreationToken"));
        var known = place.List("efs", "fileSystems", "elasticfilesystem:DescribeFileSystems", place.Arn("elasticfilesystem", $"file-system/{Said.Short(id ?? "*")}"));
        var found = known.Where(system => (id is null || IsNamed(system, id)) && (token is null || system.Text("CreationToken") == token)).ToList();
        if (id is not null && found.Count == 0)
            throw NotFound(id);
        var (page, next) = EfsPages.Of(found, input, $"systems/{id}/{token}");
        json.WriteStartArray("FileSystems");
        foreach (var system in page)
            system.Value.WriteTo(json);
        json.WriteEndArray();
        if (next is not null)
            json.WriteString("NextMarker", next);
    }

    public static AwsRefusal NotFound(string id) => new("FileSystemNotFound", $"File system '{Said.Short(id)}' does not exist.", 404);

    /// <summary>By its id or its ARN.</summary>
    public static bool IsNamed(Recorded thing, string id) => thing.Text("FileSystemId") is { } known && (known == id || id.EndsWith($":file-system/{known}", StringComparison.Ordinal));
}
