using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Iam;

/// <summary>What a role may do: the managed policies attached to it, by ARN, and the inline ones, by name.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html, API_ListRolePolicies.html, API_GetRolePolicy.html</remarks>
internal static class RolePolicies
{
    public static void ListAttached(Place place, Input input, Utf8JsonWriter json)
    {
        var role = Roles.Find(place, input, "iam:ListAttachedRolePolicies");
        var attached = Attached(place, role, "iam:ListAttachedRolePolicies");
        json.WritePage(input, "AttachedPolicies", attached, $"attached/{Roles.Name(role)}", policy =>
        {
            json.WriteStartObject();
            json.WriteString("PolicyName", policy.Name);
            json.WriteString("PolicyArn", policy.Arn);
            json.WriteEndObject();
        });
    }

    public static void List(Place place, Input input, Utf8JsonWriter json)
    {
        var role = Roles.Find(place, input, "iam:ListRolePolicies");
        var names = Inline(place, role, "iam:ListRolePolicies").Select(policy => policy.Name).ToList();
        json.WritePage(input, "PolicyNames", names, $"inline/{Roles.Name(role)}", json.WriteStringValue);
    }

    public static void Get(Place place, Input input, Utf8JsonWriter json)
    {
        var role = Roles.Find(place, input, "iam:GetRolePolicy");
        var name = input.Required("PolicyName");
        var policy = Inline(place, role, "iam:GetRolePolicy").FirstOrDefault(policy => policy.Name == name)
            ?? throw IamRequests.NoSuchEntity($"The role policy with name {Said.Short(name)} cannot be found.");
        json.WriteString("RoleName", Roles.Name(role));
        json.WriteString("PolicyName", policy.Name);
        json.WriteString("PolicyDocument", PolicyText.Encoded(policy.Document));
    }

    public static IReadOnlyList<AttachedPolicy> Attached(Place place, Recorded role, string action) =>
        [.. Roles.Part(place, role, "AttachedPolicies", action).EnumerateArray().Select(entry => new Recorded(entry, role.Now))
            .Select(entry => new AttachedPolicy(entry.Text("PolicyName") ?? Ecs.Arns.Last(entry.Text("PolicyArn")!), entry.Text("PolicyArn")!))];

    public static IReadOnlyList<InlinePolicy> Inline(Place place, Recorded role, string action) =>
        [.. Roles.Part(place, role, "InlinePolicies", action).EnumerateObject().Select(policy => new InlinePolicy(policy.Name, policy.Value))];
}

internal sealed record AttachedPolicy(string Name, string Arn);

internal sealed record InlinePolicy(string Name, JsonElement Document);
