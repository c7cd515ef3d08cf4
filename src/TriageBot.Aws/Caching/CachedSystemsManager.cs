using TriageBot.Aws.Operations;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Secrets;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Caching;

/// <summary>The tasks of one service share their parameters: answers serve seconds.</summary>
internal sealed class CachedSystemsManager(ISystemsManager parameters, ReadThrough cache) : ISystemsManager
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);

    public Task<IReadOnlyList<Parameter>> DescribeParameters(AwsScope scope, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeParameters, names),
            _ => Lifetime,
            token => parameters.DescribeParameters(scope, names, token),
            cancellationToken);
}
