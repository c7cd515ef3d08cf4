using TriageBot.Aws.Operations;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Quotas;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Caching;

/// <summary>Quotas change by request alone: answers serve minutes.</summary>
internal sealed class CachedQuotas(IServiceQuotas quotas, ReadThrough cache) : IServiceQuotas
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public Task<IReadOnlyList<ServiceQuota>> ListServiceQuotas(AwsScope scope, string serviceCode, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.ListServiceQuotas, serviceCode),
            _ => Lifetime,
            token => quotas.ListServiceQuotas(scope, serviceCode, token),
            cancellationToken);
}
