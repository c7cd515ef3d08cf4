using System.Text.Json;
using TriageBot.Replay.Ecs;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Iam.Simulation;

/// <summary>A role's policies, and the boundary that it has: a deny anywhere counts, and what is allowed must be allowed by both.</summary>
internal sealed class RoleUnderTest(IReadOnlyList<SimulatedPolicy> policies, IReadOnlyList<SimulatedPolicy>? boundary)
{
    /// <exception cref="AwsRefusal">There is no such role, or a policy that counts is not recorded: to guess would be worse.</exception>
    public static RoleUnderTest Read(Place place, Input input, string arn, string action)
    {
        if (!arn.Contains(":role/", StringComparison.Ordinal))
            throw new AwsRefusal("InvalidInput", "Only roles can be simulated here.");
        var role = Roles.Named(place, Arns.Last(arn), action);
        if (role.Text("Arn") != arn)
            throw IamRequests.NoSuchRole(Arns.Last(arn));
        List<SimulatedPolicy> policies =
        [
            .. RolePolicies.Inline(place, role, action).Select(policy => SimulatedPolicy.Read($"role_{Roles.Name(role)}_{policy.Name}", "role", PolicyText.Parse(policy.Document))),
            .. RolePolicies.Attached(place, role, action).Select(policy => SimulatedPolicy.Read(policy.Name, Type(policy.Arn), ManagedPolicies.Document(place, policy.Arn, action))),
            .. Inputs(input, "PolicyInputList"),
        ];
        return new(policies, Boundary(place, input, role, action));
    }

    public Verdict Judge(string action, string resource, Context context)
    {
        var (identity, limit) = (Weigh(policies, action, resource, context), boundary is null ? null : Weigh(boundary, action, resource, context));
        IReadOnlyList<string> missing = [.. identity.Missing.Concat(limit?.Missing ?? []).Distinct(StringComparer.OrdinalIgnoreCase)];
        bool? allowedByBoundary = limit is null ? null : limit.Denying.Count == 0 && limit.Allowing.Count > 0;
        List<MatchedStatement> denying = [.. identity.Denying, .. limit?.Denying ?? []];
        if (denying.Count > 0)
            return new(resource, Verdict.ExplicitDeny, denying, missing, allowedByBoundary);
        return identity.Allowing.Count > 0 && allowedByBoundary != false
            ? new(resource, Verdict.Allowed, identity.Allowing, missing, allowedByBoundary)
            : new(resource, Verdict.ImplicitDeny, [], missing, allowedByBoundary);
    }

    private static Weighed Weigh(IReadOnlyList<SimulatedPolicy> policies, string action, string resource, Context context)
    {
        var weighed = new Weighed([], [], []);
        foreach (var policy in policies)
        {
            foreach (var statement in policy.Statements.Where(statement => statement.Covers(action, resource, context)))
            {
                if (statement.Applies(context, weighed.Missing))
                    (statement.Allows ? weighed.Allowing : weighed.Denying).Add(new(policy.Id, policy.Type));
            }
        }

        return weighed;
    }

    private static IReadOnlyList<SimulatedPolicy>? Boundary(Place place, Input input, Recorded role, string action)
    {
        if (Inputs(input, "PermissionsBoundaryPolicyInputList") is { Count: > 0 } given)
            return given;
        return role.Member("PermissionsBoundary") is { ValueKind: JsonValueKind.Object } recorded && recorded.TryGetProperty("PermissionsBoundaryArn", out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } arn
            ? [SimulatedPolicy.Read(Arns.Last(arn), Type(arn), ManagedPolicies.Document(place, arn, action))]
            : null;
    }

    private static IReadOnlyList<SimulatedPolicy> Inputs(Input input, string list) =>
        [.. (input.Texts(list) ?? []).Select((text, index) => SimulatedPolicy.Read($"{list}.{index + 1}", "none", PolicyText.Parse(text)))];

    private static string Type(string arn) => ManagedPolicies.IsOfAws(arn) ? "aws-managed" : "user-managed";

    private sealed record Weighed(List<MatchedStatement> Allowing, List<MatchedStatement> Denying, HashSet<string> Missing);
}
