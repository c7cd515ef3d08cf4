using System.Text.Json;
using TriageBot.Triage.Ecs;

namespace TriageBot.Triage.Iam;

/// <summary>
/// Whether a role's trust policy lets ECS assume it for a task. No simulator tells that.
/// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
/// </summary>
internal static class TrustPolicy
{
    private const string Tasks = "ecs-tasks.amazonaws.com";

    /// <summary>Null where it hangs on a condition that cannot be told from the task, or the policy cannot be read.</summary>
    public static bool? TrustsTasks(string policy, EcsTask task)
    {
        try
        {
            using var document = JsonDocument.Parse(policy);
            var verdicts = Each(document.RootElement, "Statement").Where(IsAboutTasks).Select(s => (IsAllow: Is(s, "Effect", "Allow"), Holds: Holds(s, task))).ToList();
            if (verdicts.Exists(v => v is { IsAllow: false, Holds: true }))
                return false;
            if (verdicts.Exists(v => v is { IsAllow: true, Holds: true }))
                return verdicts.Exists(v => v is { IsAllow: false, Holds: null }) ? null : true;
            return verdicts.Exists(v => v is { IsAllow: true, Holds: null }) ? null : false;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsAboutTasks(JsonElement statement) =>
        Texts(statement, "Action").Any(a => a is "*" || a.Equals("sts:*", StringComparison.OrdinalIgnoreCase) || a.Equals("sts:AssumeRole", StringComparison.OrdinalIgnoreCase))
        && statement.TryGetProperty("Principal", out var principal)
        && (principal.ValueKind == JsonValueKind.Object ? Texts(principal, "Service").Contains(Tasks) : principal.ValueKind == JsonValueKind.String && principal.ValueEquals("*"));

    // The conditions that ECS's own pages propose; of any other nothing is known.
    private static bool? Holds(JsonElement statement, EcsTask task)
    {
        if (!statement.TryGetProperty("Condition", out var conditions))
            return true;
        if (conditions.ValueKind != JsonValueKind.Object || task.TaskArn.Split(':') is not [_, var partition, _, var region, var account, ..])
            return null;

        bool? all = true;
        foreach (var (test, key) in conditions.EnumerateObject().SelectMany(c => c.Value.ValueKind == JsonValueKind.Object ? c.Value.EnumerateObject().Select(k => (c.Name, k)) : []))
        {
            var wanted = Texts(key.Value);
            bool? holds = (test, key.Name.ToUpperInvariant()) switch
            {
                ("StringEquals" or "StringLike", "AWS:SOURCEACCOUNT") => wanted.Contains(account),
                ("ArnLike" or "StringLike", "AWS:SOURCEARN") when wanted.Any(w => w.StartsWith($"arn:{partition}:ecs:{region}:{account}:", StringComparison.Ordinal) && w.EndsWith(":*", StringComparison.Ordinal)) => true,
                ("ArnLike" or "StringLike", "AWS:SOURCEARN") when wanted.All(w => w.Split(':') is [_, _, _, var r, var a, ..] && !r.Contains('*', StringComparison.Ordinal) && !a.Contains('*', StringComparison.Ordinal) && (r != region || a != account)) => false,
                _ => null,
            };
            if (holds is false)
                return false;
            all = holds is null ? null : all;
        }

        return all;
    }

    private static IEnumerable<JsonElement> Each(JsonElement of, string name) => of.ValueKind != JsonValueKind.Object || !of.TryGetProperty(name, out var found) ? [] : found.ValueKind switch
    {
        JsonValueKind.Array => found.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object),
        JsonValueKind.Object => [found],
        _ => [],
    };

    private static bool Is(JsonElement of, string name, string value) => of.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String && found.ValueEquals(value);

    private static List<string> Texts(JsonElement of, string name) => of.TryGetProperty(name, out var found) ? Texts(found) : [];

    private static List<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)],
        _ => [],
    };
}
