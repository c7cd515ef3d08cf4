using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Ecs;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Iam;

/// <summary>Policies that stand for themselves: the account's own, and AWS's.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html, API_GetPolicyVersion.html</remarks>
internal static class ManagedPolicies
{
    private static readonly string[] Members =
        ["PolicyId", "Path", "AttachmentCount", "PermissionsBoundaryUsageCount", "IsAttachable", "Description", "CreateDate", "UpdateDate", "Tags"];

    public static void Get(Place place, Input input, Utf8JsonWriter json)
    {
        var policy = Find(place, input.Required("PolicyArn"), "iam:GetPolicy");
        json.WriteStartObject("Policy");
        json.WriteString("Arn", policy.Text("Arn"));
        json.WriteString("PolicyName", Name(policy));
        json.WriteString("DefaultVersionId", DefaultVersion(policy));
        foreach (var member in Members)
        {
            if (policy.Member(member) is { } value)
            {
                json.WritePropertyName(member);
                value.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    public static void GetVersion(Place place, Input input, Utf8JsonWriter json)
    {
        var (arn, id) = (input.Required("PolicyArn"), input.Required("VersionId"));
        var policy = Find(place, arn, "iam:GetPolicyVersion");
        var version = Version(policy, id) ?? throw IamRequests.NoSuchEntity($"Policy {Said.Short(arn)} version {Said.Short(id)} does not exist or is not attachable.");
        json.WriteStartObject("PolicyVersion");
        json.WriteString("Document", PolicyText.Encoded(version.GetProperty("Document")));
        json.WriteString("VersionId", id);
        json.WriteBoolean("IsDefaultVersion", id == DefaultVersion(policy));
        if (version.TryGetProperty("CreateDate", out var created))
        {
            json.WritePropertyName("CreateDate");
            created.WriteTo(json);
        }

        json.WriteEndObject();
    }

    /// <summary>The document in force.</summary>
    /// <exception cref="AwsRefusal">AccessDenied or NoSuchEntity: it is not recorded or does not exist.</exception>
    public static JsonElement Document(Place place, string arn, string action)
    {
        var policy = Find(place, arn, action);
        return Version(policy, DefaultVersion(policy)) is { } version ? PolicyText.Parse(version.GetProperty("Document")) : throw Unknown(arn);
    }

    public static string Name(Recorded policy) => policy.Text("PolicyName") ?? Arns.Last(policy.Text("Arn")!);

    /// <summary>AWS's own policies exist in every account, so one that is not recorded is not said to be missing.</summary>
    public static bool IsOfAws(string arn) => arn.Contains(":iam::aws:policy/", StringComparison.Ordinal);

    private static Recorded Find(Place place, string arn, string action)
    {
        var known = place.List("iam", "policies", action, Said.Short(arn)).FirstOrDefault(policy => policy.Text("Arn") == arn);
        return known ?? throw (IsOfAws(arn) ? AwsRefusal.NotRecorded(place.Caller, action, Said.Short(arn)) : Unknown(arn));
    }

    private static AwsRefusal Unknown(string arn) => IamRequests.NoSuchEntity($"Policy {Said.Short(arn)} does not exist or is not attachable.");

    private static string DefaultVersion(Recorded policy) => policy.Text("DefaultVersionId") ?? "v1";

    private static JsonElement? Version(Recorded policy, string id) =>
        policy.Member("Versions")?.EnumerateArray().Where(version => version.GetProperty("VersionId").ValueEquals(id)).Select(version => (JsonElement?)version).FirstOrDefault();
}
