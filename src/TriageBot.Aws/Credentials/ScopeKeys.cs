using System.Collections.Concurrent;
using TriageBot.Aws.Sts;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Credentials;

/// <summary>The keys for a scope: the process's own, or those of the role that the scope names.</summary>
internal sealed class ScopeKeys(IKeySource own, StsClient sts, TimeProvider time)
{
    private readonly ConcurrentDictionary<AwsRole, RoleKeys> _roles = new();

    public IKeySource For(AwsScope scope) => scope.Role is null
        ? own
        : _roles.GetOrAdd(scope.Role, role => new RoleKeys(sts, own, role, scope.Region, time));
}
