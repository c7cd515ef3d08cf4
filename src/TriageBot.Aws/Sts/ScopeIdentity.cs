using TriageBot.Aws.Credentials;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Sts;

/// <summary>Who reads in a scope: the process itself, or the role that it assumed.</summary>
internal sealed class ScopeIdentity(StsClient sts, ScopeKeys keys) : IIdentity
{
    public Task<CallerIdentity> GetCallerIdentity(AwsScope scope, CancellationToken cancellationToken) =>
        sts.GetCallerIdentity(scope.Region, keys.For(scope), cancellationToken);
}
