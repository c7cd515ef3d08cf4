using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Efs;

/// <summary>Mount targets. A case keeps a mount target's <c>SecurityGroups</c> beside it; AWS gives them by a call of their own.</summary>
/// <remarks>https://docs.aws.amazon.com/efs/latest/ug/API_DescribeMountTargets.html, API_DescribeMountTargetSecurityGroups.html</remarks>
internal static class MountTargets
{
    private const string Groups = "SecurityGroups";

    public static void Describe(Place place, Input input, Utf8JsonWriter json)
    {
        var (system, target) = (input.Text("FileSystemId"), input.Text("MountTargetId"));
        if (system is null == target is null)
            throw EfsPages.BadRequest("Exactly one of FileSystemId, MountTargetId and AccessPointId must be specified; by AccessPointId nothing is recorded.");
        var known = place.List("efs", "mountTargets", "elasticfilesystem:DescribeMountTargets", place.Arn("elasticfilesystem", $"file-system/{Said.Short(system ?? "*")}"));
        var found = known.Where(mount => system is null ? mount.Text("MountTargetId") == target : FileSystems.IsNamed(mount, system)).ToList();
        if (found.Count == 0 && target is not null)
            throw NotFound(target);
        if (found.Count == 0 && !IsKnown(place, system!))
            throw FileSystems.NotFound(system!);
        var (page, next) = EfsPages.Of(found, input, $"mounts/{system}/{target}");
        json.WriteStartArray("MountTargets");
        foreach (var mount in page)
        {
            json.WriteStartObject();
            foreach (var member in mount.Value.EnumerateObject().Where(member => member.Name != Groups))
                member.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (next is not null)
            json.WriteString("NextMarker", next);
    }

    public static void DescribeSecurityGroups(Place place, Input input, Utf8JsonWriter json)
    {
        const string Action = "elasticfilesystem:DescribeMountTargetSecurityGroups";
        var id = input.Text("MountTargetId") ?? "";
        var resource = place.Arn("elasticfilesystem", "file-system/*");
        var mount = place.List("efs", "mountTargets", Action, resource).FirstOrDefault(mount => mount.Text("MountTargetId") == id) ?? throw NotFound(id);
        if (mount.Member(Groups) is not { ValueKind: JsonValueKind.Array } groups)
            throw AwsRefusal.NotRecorded(place.Caller, Action, resource);
        json.WritePropertyName(Groups);
        groups.WriteTo(json);
    }

    // Without a list of file systems the case does not say that this one is missing.
    private static bool IsKnown(Place place, string system) => place.Cases.Count > 0 && !place.Cases.Any(c => c.State.IsEmpty("efs"))
        && (!place.Cases.Any(c => c.State.List("efs", "fileSystems") is not null) || place.Known("efs", "fileSystems").Any(known => FileSystems.IsNamed(known, system)));

    private static AwsRefusal NotFound(string id) => new("MountTargetNotFound", $"Mount target '{Said.Short(id)}' does not exist.", 404);
}
