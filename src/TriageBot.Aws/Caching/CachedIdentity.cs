using TriageBot.Aws.Operations;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Caching;

/// <summary>Who reads changes with the credentials only, so the answer serves a few minutes.</summary>
internal sealed class CachedIdentity(IIdentity identity, ReadThrough cache) : IIdentity
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public Task<CallerIdentity> GetCallerIdentity(AwsScope scope, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.GetCallerIdentity),
            _ => Lifetime,
            token => identity.GetCallerIdentity(scope, token),
            cancellationToken);
}
