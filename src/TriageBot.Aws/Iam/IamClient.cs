using System.Globalization;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Iam;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Iam;

/// <summary>AWS IAM. Policies come as percent-encoded JSON. See https://docs.aws.amazon.com/IAM/latest/APIReference/welcome.html</summary>
internal sealed class IamClient(ScopedCaller aws) : IIam
{
    public async Task<IamRole?> GetRole(AwsScope scope, string roleName, CancellationToken cancellationToken)
    {
        try
        {
            var role = (await aws.Call(scope, Operation.GetRole, [new("RoleName", roleName)], cancellationToken)).Structure("Role");
            return new IamRole(
                role.Required("Arn"),
                role.Required("RoleName"),
                role.Text("Path") ?? "/",
                Uri.UnescapeDataString(role.Text("AssumeRolePolicyDocument") ?? ""),
                role.StructureOrNull("PermissionsBoundary")?.Text("PermissionsBoundaryArn"),
                DateTimeOffset.TryParse(role.Text("CreateDate"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created) ? created : null);
        }
        catch (AwsReadException e) when (e.Failure.Kind == FailureKind.NotFound)
        {
            return null;
        }
    }

    public async Task<RolePolicies> GetRolePolicies(AwsScope scope, string roleName, CancellationToken cancellationToken)
    {
        var managed = Managed(scope, roleName, cancellationToken);
        var inline = Inline(scope, roleName, cancellationToken);
        return new RolePolicies([.. (await Task.WhenAll(managed, inline)).SelectMany(p => p)]);
    }

    public async Task<IReadOnlyList<SimulatedAction>> Simulate(
        AwsScope scope,
        string roleArn,
        IReadOnlyList<string> actions,
        IReadOnlyList<string> resources,
        IReadOnlyList<ContextEntry> context,
        CancellationToken cancellationToken)
    {
        var pages = await Pages(scope, Operation.SimulatePrincipalPolicy, SimulationRequest.Of(roleArn, actions, resources, context), cancellationToken);
        return [.. pages.SelectMany(p => p.Members("EvaluationResults")).SelectMany(SimulationMapping.ToDomain)];
    }

    private async Task<RolePolicy[]> Managed(AwsScope scope, string roleName, CancellationToken cancellationToken)
    {
        var pages = await Pages(scope, Operation.ListAttachedRolePolicies, [new("RoleName", roleName)], cancellationToken);
        return await Task.WhenAll(pages.SelectMany(p => p.Members("AttachedPolicies")).Select(async attached =>
        {
            var arn = attached.Required("PolicyArn");
            var policy = await aws.Call(scope, Operation.GetPolicy, [new("PolicyArn", arn)], cancellationToken);
            var version = await aws.Call(
                scope,
                Operation.GetPolicyVersion,
                [new("PolicyArn", arn), new("VersionId", policy.Structure("Policy").Required("DefaultVersionId"))],
                cancellationToken);
            return new RolePolicy(
                attached.Text("PolicyName") ?? arn[(arn.LastIndexOf('/') + 1)..],
                arn,
                Uri.UnescapeDataString(version.Structure("PolicyVersion").Required("Document")));
        }));
    }

    private async Task<RolePolicy[]> Inline(AwsScope scope, string roleName, CancellationToken cancellationToken)
    {
        var pages = await Pages(scope, Operation.ListRolePolicies, [new("RoleName", roleName)], cancellationToken);
        return await Task.WhenAll(pages.SelectMany(p => p.Texts("PolicyNames")).Select(async name =>
        {
            var policy = await aws.Call(scope, Operation.GetRolePolicy, [new("RoleName", roleName), new("PolicyName", name)], cancellationToken);
            return new RolePolicy(name, null, Uri.UnescapeDataString(policy.Required("PolicyDocument")));
        }));
    }

    private async Task<IReadOnlyList<QueryAnswer>> Pages(
        AwsScope scope, Operation operation, IReadOnlyList<KeyValuePair<string, string>> parameters, CancellationToken cancellationToken)
    {
        List<QueryAnswer> pages = [];
        string? marker = null;
        do
        {
            pages.Add(await aws.Call(scope, operation, marker is null ? parameters : parameters.Append(new("Marker", marker)), cancellationToken));
            marker = pages[^1].Flag("IsTruncated") is true ? pages[^1].Required("Marker") : null;
        }
        while (marker is not null);

        return pages;
    }
}
