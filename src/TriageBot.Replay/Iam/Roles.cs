using System.Text.Json;
using TriageBot.Replay.Ecs;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Iam;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html</summary>
internal static class Roles
{
    private static readonly string[] Members = ["Path", "RoleId", "CreateDate", "Description", "MaxSessionDuration", "PermissionsBoundary", "Tags", "RoleLastUsed"];

    public static void Get(Place place, Input input, Utf8JsonWriter json)
    {
        var role = Find(place, input, "iam:GetRole");
        json.WriteStartObject("Role");
        json.WriteString("Arn", role.Text("Arn"));
        json.WriteString("RoleName", Name(role));
        foreach (var member in Members)
        {
            if (role.Member(member) is { } value)
            {
                json.WritePropertyName(member);
                value.WriteTo(json);
            }
        }

        if (role.Member("AssumeRolePolicyDocument") is { } trust)
            json.WriteString("AssumeRolePolicyDocument", PolicyText.Encoded(trust));
        json.WriteEndObject();
    }

    /// <summary>The role that a request names by <c>RoleName</c>: a name, never an ARN.</summary>
    public static Recorded Find(Place place, Input input, string action)
    {
        var name = input.Required("RoleName");
        if (name.Length > 64 || !name.All(c => char.IsAsciiLetterOrDigit(c) || "_+=,.@-".Contains(c, StringComparison.Ordinal)))
            throw IamRequests.Invalid("roleName", @"Member must satisfy regular expression pattern: [\w+=,.@-]+");
        return Named(place, name, action);
    }

    public static Recorded Named(Place place, string name, string action) =>
        place.List("iam", "roles", action, $"arn:{place.Partition}:iam::{place.Account}:role/{name}").FirstOrDefault(role => Name(role) == name) ?? throw IamRequests.NoSuchRole(name);

    public static string Name(Recorded role) => role.Text("RoleName") ?? Arns.Last(role.Text("Arn")!);

    /// <summary>A member of the role that IAM gives by a call of its own.</summary>
    /// <exception cref="AwsRefusal">AccessDenied: the case does not record it.</exception>
    public static JsonElement Part(Place place, Recorded role, string member, string action) =>
        role.Member(member) ?? throw AwsRefusal.NotRecorded(place.Caller, action, role.Text("Arn")!);
}
