using System.Text.Json;

namespace TriageBot.Replay.Cases;

/// <summary>What the section <c>iam</c> must have.</summary>
internal sealed class IamCheck(CaseFields fields)
{
    private const string AsAws = "as AWS's own answer has it";

    public void Section(JsonElement iam)
    {
        foreach (var (role, path) in fields.Entries(iam, "roles", "iam.", CaseLimits.Entries))
            Role(role, path);
        foreach (var (policy, path) in fields.Entries(iam, "policies", "iam.", CaseLimits.Entries))
        {
            foreach (var (version, at) in fields.Entries(policy, "Versions", path + ".", CaseLimits.Entries))
            {
                fields.Text(version, "VersionId", "as v1", at + ".");
                Document(version, "Document", at);
            }
        }

        foreach (var (simulation, path) in fields.Entries(iam, "simulations", "iam.", CaseLimits.Entries))
        {
            fields.Text(simulation, "ActionName", AsAws, path + ".");
            if (fields.Text(simulation, "EvalDecision", AsAws, path + ".") is not ("allowed" or "explicitDeny" or "implicitDeny"))
                throw fields.Wrong(path + ".EvalDecision", "must be allowed, explicitDeny or implicitDeny");
        }
    }

    private void Role(JsonElement role, string path)
    {
        foreach (var (policy, at) in fields.Entries(role, "AttachedPolicies", path + ".", CaseLimits.Entries))
            fields.Text(policy, "PolicyArn", AsAws, at + ".");
        if (role.TryGetProperty("AssumeRolePolicyDocument", out _))
            Document(role, "AssumeRolePolicyDocument", path);
        if (!role.TryGetProperty("InlinePolicies", out var inline))
            return;
        if (inline.ValueKind != JsonValueKind.Object)
            throw fields.Wrong(path + ".InlinePolicies", "must be an object: each policy's document by the policy's name");
        foreach (var policy in inline.EnumerateObject())
            Document(inline, policy.Name, path + ".InlinePolicies");
    }

    private void Document(JsonElement owner, string key, string path)
    {
        if (!owner.TryGetProperty(key, out var document) || document.ValueKind is not (JsonValueKind.Object or JsonValueKind.String))
            throw fields.Wrong($"{path}.{key}", "must be a policy document: an object, or its text");
    }
}
