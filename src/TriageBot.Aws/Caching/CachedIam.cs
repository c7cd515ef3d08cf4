using TriageBot.Aws.Operations;
using TriageBot.Triage.Iam;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Caching;

/// <summary>The tasks of one service share their roles, and IAM's quota is small: answers serve about a minute.</summary>
internal sealed class CachedIam(IIam iam, ReadThrough cache) : IIam
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    public Task<IamRole?> GetRole(AwsScope scope, string roleName, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.GetRole, roleName),
            _ => Lifetime,
            token => iam.GetRole(scope, roleName, token),
            cancellationToken);

    public Task<RolePolicies> GetRolePolicies(AwsScope scope, string roleName, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.ListRolePolicies, roleName),
            _ => Lifetime,
            token => iam.GetRolePolicies(scope, roleName, token),
            cancellationToken);

    public Task<IReadOnlyList<SimulatedAction>> Simulate(
        AwsScope scope,
        string roleArn,
        IReadOnlyList<string> actions,
        IReadOnlyList<string> resources,
        IReadOnlyList<ContextEntry> context,
        CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.SimulatePrincipalPolicy, [roleArn, .. actions, null, .. resources, null, .. context.SelectMany(Values)]),
            _ => Lifetime,
            token => iam.Simulate(scope, roleArn, actions, resources, context, token),
            cancellationToken);

    // What is null ends a list.
    private static IEnumerable<string?> Values(ContextEntry entry) => [entry.Key, entry.Type, .. entry.Values, null];
}
